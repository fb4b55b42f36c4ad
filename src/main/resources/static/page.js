import {Refusal} from "./api.js";

/**
 * A page: what it knows, and how that looks. Changing what it knows draws it again.
 *
 * `start()` loads, `view()` looks, `stop()` ends what still runs: after it, nothing of this page draws or goes anywhere.
 */
export class Page {
  #redraw;
  #running = new Map();
  #failures = new Map();
  #isLeft = false;

  /**
   * @param address what {@link read} made of the address, with what is `unread` of it, or null
   * @param redraw draws the page again
   */
  constructor(address, redraw) {
    this.address = address;
    this.unread = address.unread;
    this.#redraw = redraw;
  }

  async start() {}

  /** Does again what failed as what is shown did: all that had no key, or found the service away. */
  retry() {
    const {status} = this.problem;
    [...this.#failures].filter(([, {problem}]) => problem.status === status).forEach(([name, {work, settle}]) => {
      this.#failures.delete(name);
      settle(this.run(name, work));
    });
  }

  stop() {
    this.#isLeft = true;
    this.#running.forEach(controller => controller.abort());
  }

  change(changes) {
    Object.assign(this, changes);
    if (!this.#isLeft) {
      this.#redraw();
    }
  }

  /** To another page, unless one has gone elsewhere meanwhile. */
  go(address) {
    if (!this.#isLeft) {
      location.hash = address;
    }
  }

  /** What went wrong last and was not mended since. */
  get problem() {
    return [...this.#failures.values()].at(-1)?.problem ?? null;
  }

  isBusy(name) {
    return this.#running.has(name);
  }

  /** Whether it failed last. */
  hasFailed(name) {
    return this.#failures.has(name);
  }

  /**
   * Does what takes time: a later one of the same name ends an earlier one, and where it fails the page shows why.
   *
   * @param work receives a signal, and gives the changes to the page
   * @returns whether it was done, and not a later one in its place; what failed is open until it is tried again
   */
  async run(name, work, delayMillis = 0) {
    if (this.#isLeft) {
      return false;
    }
    this.#running.get(name)?.abort();
    this.#failures.get(name)?.settle(false);
    const controller = new AbortController();
    const {signal} = controller;
    this.#running.set(name, controller);
    this.change({});
    try {
      await pause(delayMillis, signal);
      const changes = await work(signal);
      return !signal.aborted && this.#succeed(name, changes);
    } catch (failure) {
      return !signal.aborted && this.#fail(name, work, problemOf(failure));
    }
  }

  #succeed(name, changes) {
    this.#end(name);
    this.change(changes);
    return true;
  }

  #fail(name, work, problem) {
    this.#end(name);
    return new Promise(settle => {
      this.#failures.set(name, {problem, work, settle});
      this.change({});
    });
  }

  /** One thing that ends says nothing of another that failed. */
  #end(name) {
    this.#running.delete(name);
    this.#failures.delete(name);
  }
}

/** A mistake of this page is shown like a refusal of the service, and reported to the console as what it is. */
function problemOf(failure) {
  if (failure instanceof Refusal) {
    return failure.problem;
  }
  console.error(failure);
  return {title: "This page made a mistake", detail: `${failure.message}. Load it again; if it comes back, please report it.`};
}

export function pause(millis, signal) {
  return new Promise((resume, refuse) => {
    if (millis === 0) {
      resume();
      return;
    }
    const timer = setTimeout(resume, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      refuse(signal.reason);
    });
  });
}
