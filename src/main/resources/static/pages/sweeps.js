import {get, more, store} from "../api.js";
import {count, instant, percent} from "../format.js";
import {html, nothing} from "../lib.js";
import {link, without} from "../link.js";
import {Page} from "../page.js";
import {badge} from "../parts/badge.js";
import {moreButton} from "../parts/more.js";
import {STARTING_FORM, sweepForm} from "../parts/sweep-form.js";
import {table} from "../parts/table.js";
import {Sweep} from "./sweep.js";

const PLAN = {
  model: "llama-3.1-8b",
  training: {tokens: 15e12, sequenceLength: 8192, globalBatchSize: 1024},
  cluster: {accelerator: "h100", acceleratorCount: 1024},
};

/** A whole layout holds for one cluster; in a sweep, each point has its own. */
const withoutLayout = plan => (plan.parallelism?.data ? without(plan, ["parallelism"]) : plan);

/** Sweeps, or the one that the address names. */
export default function Sweeps(address, redraw) {
  return address.others.id ? new Sweep(address, redraw) : new SweepList(address, redraw);
}

/** What was swept, and a form for more. */
class SweepList extends Page {
  plan = Object.keys(this.address.plan).length ? withoutLayout(this.address.plan) : PLAN;
  form = STARTING_FORM;
  sweeps = null;

  async start() {
    await this.run("sweeps", async signal => ({sweeps: await get("/sweeps?limit=20", {signal})}));
  }

  #more() {
    return this.run("sweeps", async signal => ({sweeps: await more(this.sweeps, {signal})}));
  }

  #start(document) {
    return this.run("start", async () => {
      const {id} = await store("/sweeps", document);
      this.go(link("sweeps", this.plan, {id}));
    });
  }

  view() {
    return html`
      <h1>Sweeps</h1>
      <p>Every model, cluster and way to pay that you could choose, calculated in the background at the prices of one instant.</p>
      <div class="columns form">
        ${sweepForm({form: this.form, plan: this.plan, busy: this.isBusy("start"),
          change: changes => this.change({form: {...this.form, ...changes}}), start: document => this.#start(document)})}
        <section class="card" aria-labelledby="sweeps">
          <h2 id="sweeps">Sweeps, newest first</h2>
          ${this.sweeps ? this.#list() : this.problem ? nothing : html`<p class="empty" aria-busy="true">Loading…</p>`}
        </section>
      </div>`;
  }

  #list() {
    return html`
      ${table({caption: "Sweeps", columns: this.#columns(), items: this.sweeps.items, empty: "No sweep yet: start the first one with the form."})}
      ${moreButton(this.sweeps, "sweeps", () => this.#more())}`;
  }

  #columns() {
    return [
      {title: "sweep", of: sweep => sweep.title ?? "untitled", show: (title, {id}) => html`<a href=${link("sweeps", this.address.plan, {id})}>${title}</a>`},
      {title: "status", of: sweep => sweep.status, show: badge},
      {title: "points", of: sweep => sweep.progress.total, show: count, numeric: true},
      {title: "done", of: sweep => sweep.progress.done / sweep.progress.total, show: percent, numeric: true},
      {title: "started", of: sweep => sweep.createdAt, show: instant},
      {title: "by", of: sweep => sweep.createdBy},
    ];
  }
}
