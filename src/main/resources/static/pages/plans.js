import {get, more} from "../api.js";
import {compact, count} from "../format.js";
import {html, live, nothing} from "../lib.js";
import {link} from "../link.js";
import {Page} from "../page.js";
import {COMMITMENTS} from "../parts/fields.js";
import {moment} from "../parts/moment.js";
import {moreButton} from "../parts/more.js";
import {table} from "../parts/table.js";
import {ComparedPlans} from "./compared-plans.js";
import SavedPlan from "./saved-plan.js";

const MOST_COMPARED = 20;
const TYPING_MILLIS = 250;

/** Saved plans: the one whose id the address has, those that it compares, or all of them. */
export default function Plans(address, redraw) {
  if (address.others.compare) {
    return new ComparedPlans(address, redraw);
  }
  return address.others.id ? new SavedPlan(address, redraw) : new SavedPlans(address, redraw);
}

const COLUMNS = [
  {title: "title", of: saved => saved.title ?? "Without a title", show: (title, saved) => html`<a href=${link("plans", {}, {id: saved.id})}>${title}</a>`},
  {title: "model", of: saved => saved.plan.model ?? "own architecture"},
  {title: "tokens", of: saved => saved.plan.training?.tokens, show: tokens => (tokens ? compact(tokens) : ""), numeric: true},
  {title: "cluster", of: saved => cluster(saved.plan)},
  {title: "commitment", of: saved => COMMITMENTS[saved.plan.pricing?.commitment] ?? COMMITMENTS.onDemand},
  {title: "tags", of: saved => saved.settings.tags.join(", ")},
  {title: "status", of: saved => saved.status},
  {title: "updated", of: saved => saved.updatedAt, show: moment},
];

/** The plans that a team keeps. */
class SavedPlans extends Page {
  text = "";
  status = "active";
  plans = null;
  chosen = new Set();

  start() {
    return this.#find();
  }

  #find(delayMillis) {
    return this.run("plans", async signal => ({plans: await get(this.#address(), {signal})}), delayMillis);
  }

  #more() {
    return this.run("more", async signal => {
      const {plans} = this;
      const longer = await more(plans, {signal});
      return plans === this.plans ? {plans: longer} : {};
    });
  }

  #address() {
    return `/plans?${new URLSearchParams({limit: 100, status: this.status, ...(this.text && {text: this.text})})}`;
  }

  #look(changes) {
    Object.assign(this, changes);
    this.#find(TYPING_MILLIS);
  }

  view() {
    return html`
      <h1>Saved plans</h1>
      <p>Open a plan to compare its scenarios, to follow it over time, and to set it against what really happened; or choose several to set them side by side.</p>
      <div class="stack">
        ${this.#search()}
        ${this.plans ? this.#found() : this.problem ? nothing : html`<p class="empty" aria-busy="true">Looking for plans…</p>`}
      </div>`;
  }

  #search() {
    return html`
      <form class="row card" role="search" @submit=${event => event.preventDefault()}>
        <label>Find plans
          <input type="search" name="text" size="36" placeholder="title, model or accelerator" autocomplete="off" @input=${event => this.#look({text: event.target.value.trim()})}>
        </label>
        <label>Status
          <select name="status" @change=${event => this.#look({status: event.target.value})}>
            <option value="active">active</option>
            <option value="archived">archived</option>
          </select>
        </label>
      </form>`;
  }

  #found() {
    const {items, next} = this.plans;
    return html`
      <section class="card">
        <p class="fine" role="status">${next ? "The first " : ""}${items.length === 1 ? "1 plan" : `${count(items.length)} plans`}</p>
        ${table({caption: "Saved plans", columns: [this.#choice(), ...COLUMNS], items, empty: this.#empty()})}
        ${moreButton(this.plans, "plans", () => this.#more())}
        ${items.length > 1 || this.chosen.size ? html`
          <p class="row">
            <button type="button" ?disabled=${this.chosen.size < 2 || this.chosen.size > MOST_COMPARED} @click=${() => this.go(link("plans", {}, {compare: [...this.chosen].join(",")}))}>Compare the chosen</button>
            <span class="fine">Two to ${MOST_COMPARED} of them; the first that is chosen is what the others are compared with.</span>
          </p>` : nothing}
      </section>`;
  }

  #choice() {
    const choose = id => event => {
      event.target.checked ? this.chosen.add(id) : this.chosen.delete(id);
      this.change({});
    };
    return {
      title: "compare",
      of: () => "",
      show: (none, {id, title}) => html`<input type="checkbox" aria-label=${`Compare ${title}`} .checked=${live(this.chosen.has(id))} @change=${choose(id)}>`,
    };
  }

  #empty() {
    if (this.text) {
      return `No plan has the words “${this.text}”. Try fewer of them.`;
    }
    return this.status === "archived" ? "No plan is archived." : html`No plan is saved yet. <a href="#/plan">Make a plan</a> and save it there.`;
  }
}

function cluster({cluster}) {
  return cluster ? `${count(cluster.acceleratorCount)} × ${cluster.accelerator}` : "";
}
