import {Refusal} from "./api.js";

/**
 * A page: what it knows, and how that looks. Changing what it knows draws it again.
 *
 * `start()` loads, `view()` looks, `stop()` ends what still runs.
 */
export class Page {
  #redraw;
  #running = new Map();

  /**
   * @param address what {@link read} made of the address
   * @param redraw draws the page again
   */
  constructor(address, redraw) {
    this.address = address;
    this.#redraw = redraw;
    this.problem = null;
  }

  async start() {}

  stop() {
    this.#running.forEach(controller => controller.abort());
  }

  change(changes) {
    Object.assign(this, changes);
    this.#redraw();
  }

  /**
   * Does what takes time: a later one of the same name ends an earlier one, and where it fails the page shows why.
   *
   * @param work receives a signal, and gives the changes to the page
   * @returns whether it was done
   */
  async run(name, work, delayMillis = 0) {
    this.#running.get(name)?.abort();
    const controller = new AbortController();
    this.#running.set(name, controller);
    try {
      await pause(delayMillis, controller.signal);
      this.change({busy: name});
      const changes = await work(controller.signal);
      if (!controller.signal.aborted) {
        this.change({problem: null, busy: null, ...changes});
      }
    } catch (failure) {
      if (!controller.signal.aborted) {
        this.change({busy: null, problem: problemOf(failure)});
      }
      return false;
    }
    return !controller.signal.aborted;
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

function pause(millis, signal) {
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
