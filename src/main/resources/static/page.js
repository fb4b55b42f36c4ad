import {Refusal} from "./api.js";

/**
 * A page: what it knows, and how that looks. Changing what it knows draws it again.
 *
 * `start()` loads, `view()` looks, `stop()` ends what still runs: after it, nothing of this page draws or goes anywhere.
 */
export class Page {
  #redraw;
  #running = new Map();
  #problems = new Map();
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

  /** Starts again, after something went wrong. */
  retry() {
    this.#problems.clear();
    return this.start();
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
    return [...this.#problems.values()].at(-1) ?? null;
  }

  isBusy(name) {
    return this.#running.has(name);
  }

  /** Whether it failed last. */
  hasFailed(name) {
    return this.#problems.has(name);
  }

  /**
   * Does what takes time: a later one of the same name ends an earlier one, and where it fails the page shows why.
   *
   * @param work receives a signal, and gives the changes to the page
   * @returns whether it was done
   */
  async run(name, work, delayMillis = 0) {
    if (this.#isLeft) {
      return false;
    }
    this.#running.get(name)?.abort();
    const controller = new AbortController();
    const {signal} = controller;
    this.#running.set(name, controller);
    this.change({});
    try {
      await pause(delayMillis, signal);
      const changes = await work(signal);
      return !signal.aborted && this.#end(name, null, changes);
    } catch (failure) {
      return !signal.aborted && this.#end(name, problemOf(failure));
    }
  }

  /** One thing that succeeds says nothing of another that failed. */
  #end(name, problem, changes) {
    this.#running.delete(name);
    this.#problems.delete(name);
    if (problem) {
      this.#problems.set(name, problem);
    }
    this.change(changes);
    return problem === null;
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
