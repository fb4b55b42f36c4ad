import {all, get, more, store} from "../api.js";
import {accelerators, regions} from "../catalog.js";
import {date} from "../format.js";
import {html, nothing} from "../lib.js";
import {link, read} from "../link.js";
import {Page} from "../page.js";
import {moreButton} from "../parts/more.js";
import {OFFERS, offerFilter} from "../parts/offers.js";
import {PriceHistory} from "../parts/price-history.js";
import {table} from "../parts/table.js";
import {PriceCatalog} from "./price-catalog.js";

const FILTERS = ["accelerator", "provider", "region", "instanceType", "commitment"];

const CATALOGS = [
  {title: "catalog", of: catalog => catalog.title, show: (title, {id}) => html`<a href=${link("prices", {}, {catalog: id})}>${title}</a>`},
  {title: "name in plans", of: catalog => catalog.id, show: id => html`<code>${id}</code>`},
  {title: "provider", of: catalog => catalog.provider, show: provider => provider ?? "several"},
  {title: "created", of: catalog => catalog.createdAt, show: date},
];

/** The offers in force, or the price catalog that the address names. */
export default function Prices(address, redraw) {
  return address.others.catalog ? new PriceCatalog(address, redraw) : new Offers(address, redraw);
}

/** What an accelerator costs by the hour today, and the catalogs that say so. */
class Offers extends Page {
  offers = null;
  catalogs = null;
  accelerators = [];
  regions = [];
  history = this.address.others.history ? new PriceHistory(this, this.#filter(), filter => this.#choose({...filter, history: 1})) : null;

  async start() {
    await Promise.all([
      this.run("names", async () => ({accelerators: await accelerators(), regions: await regions()})),
      this.run("offers", async signal => ({offers: await get(`/prices?${this.#query()}`, {signal})})),
      this.history?.start(),
      this.run("catalogs", async signal => ({catalogs: await all("/price-catalogs", 1000, {signal})})),
    ]);
  }

  #query() {
    return new URLSearchParams({limit: 50, ...this.#filter()});
  }

  #filter() {
    const {others} = this.address;
    return Object.fromEntries(FILTERS.filter(name => others[name]).map(name => [name, others[name]]));
  }

  #more() {
    return this.run("offers", async signal => ({offers: await more(this.offers, {signal})}));
  }

  /** From the address as it is by now: another choice may have been made a moment ago. */
  #choose(changes) {
    this.go(link("prices", {}, {...read(location.hash).others, history: undefined, ...changes}));
  }

  #create(event) {
    event.preventDefault();
    const {id, title, provider} = Object.fromEntries(new FormData(event.target));
    return this.run("catalog", async () => {
      const created = await store("/price-catalogs", {id, title, provider: provider || undefined});
      this.go(link("prices", {}, {catalog: created.id}));
    });
  }

  view() {
    return html`
      <h1>Prices</h1>
      <p>List prices of rented accelerators, each with the day on which it was last seen and the file that says so.</p>
      <div class="stack">
        ${this.history?.view() ?? nothing}
        <section class="card" aria-labelledby="offers">
          <h2 id="offers">Offers in force, cheapest accelerator first</h2>
          ${offerFilter({filter: this.address.others, accelerators: this.accelerators, regions: this.regions, choose: changes => this.#choose(changes)})}
          ${this.offers ? this.#offers() : this.#loading()}
        </section>
        <section class="card" aria-labelledby="catalogs">
          <h2 id="catalogs">Price catalogs</h2>
          <p>Open one to import a file, to see its versions and what changed between them.</p>
          ${this.catalogs ? table({caption: "Price catalogs", columns: CATALOGS, items: this.catalogs}) : this.#loading()}
          <details>
            <summary>New catalog</summary>
            ${this.#creation()}
          </details>
        </section>
      </div>`;
  }

  #loading() {
    return this.problem ? nothing : html`<p class="empty" aria-busy="true">Loading…</p>`;
  }

  #offers() {
    return html`
      ${table({caption: "Offers in force", columns: OFFERS, items: this.offers.items, empty: "No offer in force is like that. Take a filter away."})}
      ${moreButton(this.offers, "offers", () => this.#more())}`;
  }

  #creation() {
    return html`
      <form class="row" @submit=${event => this.#create(event)}>
        <label>Name in plans <input name="id" required pattern="[a-z0-9][a-z0-9.\\-]+" maxlength="100" placeholder="our-cloud" autocomplete="off"
          title="Lower-case letters, digits, dots or hyphens"></label>
        <label>Title <input name="title" required maxlength="200" placeholder="What our cloud quotes us" autocomplete="off"></label>
        <label>Provider <input name="provider" pattern="[a-z0-9][a-z0-9.\\-]*" maxlength="100" placeholder="several" autocomplete="off"
          title="Lower-case letters, digits, dots or hyphens, such as aws; empty where it has prices of several"></label>
        <button ?disabled=${this.isBusy("catalog")}>Create catalog</button>
      </form>`;
  }
}
