import {change, file, follow, get, more, tagged} from "../api.js";
import {saveFile} from "../exports.js";
import {guard, html, nothing} from "../lib.js";
import {link} from "../link.js";
import {Page, pause} from "../page.js";
import {badge} from "../parts/badge.js";
import {isOver, sweepProgress} from "../parts/sweep-progress.js";
import {resultFilter, resultParameters, STARTING_QUERY, sweepResults} from "../parts/sweep-results.js";

const MOST_RESULTS = 1000;
const BEFORE_ASKING_AGAIN_MILLIS = 1000;

/** A sweep as it comes along, and what became of its points. */
export class Sweep extends Page {
  plan = this.address.plan;
  sweep = null;
  query = STARTING_QUERY;
  results = null;

  get #path() {
    return `/sweeps/${encodeURIComponent(this.address.others.id)}`;
  }

  async start() {
    if (await this.run("sweep", async signal => ({sweep: await get(this.#path, {signal})}))) {
      await this.#go();
    }
  }

  /** Followed while it runs; what it came to is shown where it stands still, unless it was deleted meanwhile. */
  async #go() {
    if (this.#isRunning) {
      await this.run("follow", signal => this.#follow(signal).catch(failure => this.#leave(failure)));
    }
    if (this.sweep && !this.#isRunning) {
      await this.#load();
    }
  }

  /** Of one that was deleted elsewhere nothing is left to pause or to show. */
  #leave(failure) {
    if (failure.problem?.status === 404) {
      this.change({sweep: null});
    }
    throw failure;
  }

  /** A stream may end before the sweep does: with the replica that sends it, or after an hour. */
  async #follow(signal) {
    await follow(`${this.#path}/events`, (name, sweep) => this.change({sweep}), signal);
    while (this.#isRunning) {
      await pause(BEFORE_ASKING_AGAIN_MILLIS, signal);
      await follow(`${this.#path}/events`, (name, sweep) => this.change({sweep}), signal);
    }
  }

  get #isRunning() {
    return ["queued", "running"].includes(this.sweep?.status);
  }

  #load() {
    return this.run("results", async signal => {
      let results = await get(`${this.#path}/results?limit=100&${resultParameters(this.query)}`, {signal}).catch(failure => this.#leave(failure));
      while (results.next && results.items.length < MOST_RESULTS) {
        this.change({results});
        results = await more(results, {signal});
      }
      return {results};
    });
  }

  #ask(changes) {
    this.change({query: {...this.query, ...changes}});
    return this.#load();
  }

  #remove() {
    return confirm("Delete this sweep and its results?") && this.#act("remove");
  }

  /** Others may have decided on it meanwhile: it is read first, for its entity tag, and one that is over is not cancelled but stays. */
  async #act(action) {
    const isDone = await this.run("act", async () => {
      const {etag, body: sweep} = await tagged(this.#path).catch(failure => this.#leave(failure));
      if (action === "pause" || action === "resume") {
        await change("PATCH", this.#path, etag, {status: action === "pause" ? "paused" : "running"});
      } else if (action === "remove" || !isOver(sweep)) {
        await change("DELETE", this.#path, etag);
      }
    });
    if (!isDone) {
      return;
    }
    if (action === "remove") {
      this.go(link("sweeps", this.plan));
    } else {
      await this.start();
    }
  }

  #download() {
    return this.run("save", async signal => saveFile(`sweep-${this.sweep.id}.csv`, await file(`${this.#path}/table`, "text/csv", {signal})));
  }

  view() {
    return html`
      <p><a href=${link("sweeps", this.plan)}>All sweeps</a></p>
      <h1>${this.sweep?.title ?? "Sweep"}</h1>
      ${this.sweep ? this.#sweep() : this.problem ? nothing : html`<p class="empty" aria-busy="true">Loading…</p>`}`;
  }

  #sweep() {
    return html`
      <p>${badge(this.sweep.status)}</p>
      <div class="stack">
        ${sweepProgress({sweep: this.sweep, act: action => (action === "remove" ? this.#remove() : this.#act(action)), busy: this.isBusy("act")})}
        ${this.results ? this.#results() : this.#isRunning || this.problem ? nothing : html`<p class="empty" aria-busy="true">Loading results…</p>`}
      </div>`;
  }

  #results() {
    return html`
      <section class="card" aria-label="Which results">
        ${resultFilter({query: this.query, change: changes => this.#ask(changes), download: () => this.#download()})}
      </section>
      <div class=${this.isBusy("results") ? "stack busy" : "stack"} aria-busy=${String(this.isBusy("results"))}>
        ${guard([this.results], () => sweepResults({items: this.results.items, isAll: !this.results.next, plan: this.sweep.plan}))}
      </div>`;
  }
}
