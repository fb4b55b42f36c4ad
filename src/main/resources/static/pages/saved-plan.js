import {Refusal, all, change, get, isStale, store, tagged} from "../api.js";
import {accelerator, accelerators, models, regions} from "../catalog.js";
import {count, instant} from "../format.js";
import {html, nothing} from "../lib.js";
import {link} from "../link.js";
import {Page} from "../page.js";
import {actualsView} from "../parts/actuals.js";
import {comparisonView} from "../parts/comparison.js";
import {outcome} from "../parts/outcome.js";
import {PriceHistory} from "../parts/price-history.js";
import {draftOf, NEW_SCENARIO} from "../parts/scenario-form.js";
import {scenariosView} from "../parts/scenarios.js";
import {settingsForm} from "../parts/settings-form.js";
import {timelineView} from "../parts/timeline.js";

const MANY = 300;
const WHOLE_TIMELINE = 5000;

/** A saved plan: its scenarios side by side, how it moved over time and why, and how far its forecast was off. */
export default class SavedPlan extends Page {
  path = `/plans/${encodeURIComponent(this.address.others.id)}`;
  saved = null;
  followed = "plan";
  draft = NEW_SCENARIO;
  names = {models: [], accelerators: [], regions: []};
  last = null;
  prices = null;

  /** What the pages about a plan are told. */
  get plan() {
    return this.saved?.plan ?? {};
  }

  async start() {
    await this.#read();
    if (this.saved) {
      this.prices ??= new PriceHistory(this, offerOf(this.plan));
      await Promise.all([this.run("names", () => this.#names()), this.prices.start()]);
    }
  }

  #read() {
    return this.run("load", signal => this.#load(signal));
  }

  /** A scenario that was deleted meanwhile is followed no longer. */
  async #load(signal) {
    const [{etag, body: saved}, scenarios] = await Promise.all([tagged(this.path), all(`${this.path}/scenarios`, MANY, {signal})]);
    const followed = scenarios.some(({id}) => id === this.followed) ? this.followed : "plan";
    const [comparison, timeline, actuals, offers] = await Promise.all([
      get(`${this.path}/comparison`, {signal}),
      this.#timeline(followed, signal),
      all(`${this.path}/actuals`, MANY, {signal}),
      all("/calibration-offers", MANY, {signal}),
    ]);
    return {etag, saved, scenarios, followed, comparison, timeline, actuals, offer: await offerFor(saved.plan, offers)};
  }

  /** Oldest first, and the newest matter most. */
  #timeline(followed, signal) {
    return all(`${this.path}/timeline${followed === "plan" ? "" : `?scenario=${followed}`}`, WHOLE_TIMELINE, {signal});
  }

  async #names() {
    return {names: {models: await models(), accelerators: await accelerators(), regions: await regions()}};
  }

  /**
   * What a form asks for, then the page as it is after that, also by what others did. A refusal is told beside the form.
   *
   * @param work gives what to say when it is done, and perhaps other changes to the page
   * @return whether it is done
   */
  async act(form, work) {
    this.last = null;
    await this.run(form, async () => {
      try {
        const {text, ...changes} = await work();
        return {...changes, last: {form, text}};
      } catch (failure) {
        return {last: {form, problem: refusalOf(failure)}};
      }
    });
    this.#read();
    return this.last?.text !== undefined;
  }

  follow(followed) {
    this.followed = followed;
    return this.#read();
  }

  settle(patch, text) {
    return this.act("settings", async () => {
      const {etag} = await change("PATCH", `${this.path}/settings`, this.etag, patch);
      return {text, etag};
    });
  }

  rename(title) {
    return this.act("settings", async () => {
      const {etag} = await change("PATCH", this.path, this.etag, {title});
      return {text: "The plan has its new title.", etag};
    });
  }

  /** In the form below, as it is stored now. */
  async editScenario({id}) {
    await this.run("edit", async () => {
      const stored = await this.#scenario(id);
      return {draft: {...draftOf(stored.kept), ...stored}};
    });
    document.querySelector("[aria-label='Changed scenario'] input")?.focus();
  }

  async #scenario(id) {
    const {etag, body: kept} = await tagged(`${this.path}/scenarios/${id}`);
    return {kept, etag};
  }

  /** A new one, or what becomes of the one that is edited. */
  keepScenario(scenario) {
    const {kept} = this.draft;
    return this.act("scenario", async () => {
      const {title} = await (kept ? this.#changeScenario(scenario) : store(`${this.path}/scenarios`, scenario));
      return {text: `${title} is ${kept ? "changed" : "added"}.`, draft: NEW_SCENARIO};
    });
  }

  /** Where another change came first, what is written stays, to be looked at beside that one. */
  async #changeScenario(scenario) {
    const {kept: {id}, etag} = this.draft;
    try {
      return (await change("PUT", `${this.path}/scenarios/${id}`, etag, scenario)).body;
    } catch (failure) {
      if (isStale(failure)) {
        this.change({draft: {...this.draft, ...await this.#scenario(id)}});
      }
      throw failure;
    }
  }

  deleteScenario({id, title}) {
    return confirm(`Delete the scenario ${title}? Its evaluations stay.`) && this.act("scenarios", async () => {
      await this.#delete(`${this.path}/scenarios/${id}`);
      return {text: `${title} is deleted.`, followed: this.followed === id ? "plan" : this.followed, draft: this.draft.kept?.id === id ? NEW_SCENARIO : this.draft};
    });
  }

  evaluate() {
    return this.act("scenarios", async () => {
      const {items} = await store(`${this.path}/evaluations`, {});
      const kept = items.filter(item => item.id).length;
      return {text: `Evaluated ${instant(new Date())}: ${count(kept)} of ${count(items.length)} are kept in the timeline.`};
    });
  }

  report(actual, options) {
    return this.act("actual", async () => {
      await store(`${this.path}/actuals`, actual, options);
      return {text: "The run is recorded."};
    });
  }

  deleteActual({id}) {
    return confirm("Delete the record of this run?") && this.act("actuals", async () => {
      await this.#delete(`${this.path}/actuals/${id}`);
      return {text: "The record is deleted."};
    });
  }

  acceptCalibration({accelerator}) {
    return this.act("calibration", async () => {
      await store("/calibrations", {accelerator});
      return {text: "Estimates on this accelerator are corrected from now on."};
    });
  }

  withdrawCalibration({accepted}) {
    return this.act("calibration", async () => {
      await this.#delete(`/calibrations/${accepted.id}`);
      return {text: "Estimates on this accelerator are as predicted again."};
    });
  }

  async #delete(path) {
    const {etag} = await tagged(path);
    await change("DELETE", path, etag);
  }

  view() {
    return html`
      <p><a href="#/plans">All saved plans</a></p>
      ${this.saved ? this.#sections() : this.#absent()}`;
  }

  #absent() {
    return this.problem
      ? html`<h1>Saved plan</h1><p class="empty">It may have been deleted. Choose another from the list.</p>`
      : html`<h1>Saved plan</h1><p class="empty" aria-busy="true">Opening the plan…</p>`;
  }

  #sections() {
    return html`
      <div class="stack">
        <section class="card">
          <h1>${this.saved.title ?? "Without a title"}</h1>
          <p>${facts(this.saved)}</p>
          <p><a href=${link("plan", this.plan, {id: this.saved.id})}>Open it in the Plan page</a>, also to change it</p>
          ${settingsForm(this)}
          ${outcome("settings", this.last)}
        </section>
        ${scenariosView(this)}
        ${comparisonView(this.comparison)}
        ${timelineView(this)}
        ${this.prices?.view() ?? nothing}
        ${actualsView(this)}
      </div>`;
  }
}

function facts({plan, status, revision, updatedAt}) {
  return [
    plan.model ?? "own architecture",
    plan.cluster && `${count(plan.cluster.acceleratorCount)} × ${plan.cluster.accelerator}`,
    status === "archived" && "archived",
    `revision ${revision} of ${instant(updatedAt)}`,
  ].filter(Boolean).join(" · ");
}

function offerOf({cluster, pricing}) {
  const {provider, region, commitment} = pricing ?? {};
  return {accelerator: cluster?.accelerator ?? "h100", provider, region, commitment: commitment === "owned" ? undefined : commitment};
}

/** Offers name an accelerator by its slug, plans perhaps by an alias. */
async function offerFor({cluster}, offers) {
  if (offers.length === 0 || !cluster) {
    return undefined;
  }
  const {id} = await accelerator(cluster.accelerator);
  return offers.find(offer => offer.accelerator === id);
}

/** What only the form can mend; all else the page tells. */
function refusalOf(failure) {
  if (failure instanceof Refusal && ![0, 401, 429].includes(failure.problem.status) && failure.problem.status < 500) {
    return failure.problem;
  }
  throw failure;
}
