import {Refusal, all} from "../api.js";
import {accelerators} from "../catalog.js";
import {count, date, price} from "../format.js";
import {guard, html, nothing} from "../lib.js";
import {choice, select} from "./choice.js";
import {figure} from "./figure.js";
import {day} from "./moment.js";
import {RENTED} from "./fields.js";
import {option} from "./price-history-chart.js";
import {problemView} from "./problem.js";
import {table} from "./table.js";

const MANY = 300;

const COLUMNS = [
  {title: "since", of: point => point.at, show: day},
  {title: "an accelerator-hour", of: point => point.pricePerAccelerator?.amount, show: (amount, point) => price(point.pricePerAccelerator), numeric: true},
  {title: "an instance-hour", of: point => point.instancePrice?.amount, show: (amount, point) => price(point.instancePrice), numeric: true},
  {title: "currency", of: point => point.pricePerAccelerator?.currency},
  {title: "provider", of: point => point.provider},
  {title: "region", of: point => point.region},
  {title: "instance type", of: point => point.instanceType},
  {title: "catalog", of: point => point.priceCatalog},
  {title: "version", of: point => point.priceCatalogVersion, numeric: true},
  {title: "source", of: point => point.source},
];

const PUBLICATION_COLUMNS = [
  {title: "catalog", of: version => version.priceCatalog},
  {title: "version", of: version => version.version, numeric: true},
  {title: "prices of", of: version => version.asOf, show: day},
  {title: "published", of: version => version.publishedAt, show: day},
];

/**
 * How the price of an offer changed, or that of the cheapest of several, and when catalogs were published: what is asked for, a
 * chart, and its data. In a page:
 *
 *     prices = new PriceHistory(this, {accelerator: "h100", provider: "aws"});   // what is asked for at first
 *     start() { return this.prices.start(); }
 *     view() { return html`<h1>Prices</h1>${this.prices.view()}`; }
 *
 * It brings its own h2s. A page that keeps the choice in its address gives `chosen`, which receives it and opens that address.
 */
export class PriceHistory {
  #page;
  #chosen;
  #accelerators = [];
  #offers = [];
  #providers = [];
  #points = null;
  #publications = [];
  #refusal = null;
  #isLogarithmic = false;

  /**
   * @param page a {@link Page}, which draws it
   * @param filter `{accelerator, provider, region, instanceType, commitment}`; what is left out is any, and on demand
   * @param chosen receives another filter; left out, its history is shown here
   */
  constructor(page, filter, chosen = other => this.#show(other)) {
    this.#page = page;
    this.filter = filter;
    this.#chosen = chosen;
  }

  start() {
    return this.#show(this.filter);
  }

  #show(filter) {
    this.filter = filter;
    return this.#page.run("price history", async signal => {
      await this.#load(signal).catch(failure => this.#refuse(failure));
      return {};
    });
  }

  async #load(signal) {
    const {accelerator, provider, commitment} = this.filter;
    this.#accelerators = await accelerators();
    [this.#points, this.#providers, this.#offers] = await Promise.all([
      all(address("/price-history", this.filter), MANY, {signal}),
      all(address("/price-summaries", {accelerator, commitment}), MANY, {signal}),
      provider ? all(address("/prices", {accelerator, provider, commitment}), MANY, {signal}) : [],
    ]);
    this.#publications = await publications(this.#points, signal);
    this.#refusal = null;
  }

  /** A misspelt name is told beside the fields it was typed into. */
  #refuse(failure) {
    if (!(failure instanceof Refusal) || failure.problem.status !== 400) {
      throw failure;
    }
    this.#points = [];
    this.#refusal = failure.problem;
  }

  view() {
    return html`
      <section class="stack" aria-labelledby="price-history">
        <section class="card">
          <h2 id="price-history">Price history</h2>
          ${this.#form()}
          ${this.#published()}
        </section>
        ${problemView(this.#refusal)}
        ${this.#points ? this.#history(this.#points) : this.#page.isBusy("price history") ? html`<p class="empty" aria-busy="true">Looking for prices…</p>` : nothing}
      </section>`;
  }

  #form() {
    const {accelerator, provider, region, instanceType, commitment} = this.filter;
    const change = changes => this.#chosen({...this.filter, ...changes});
    const elsewhere = {region: undefined, instanceType: undefined};
    return html`
      <form class="row" aria-label="Offer" @submit=${event => event.preventDefault()}>
        ${choice({label: "Accelerator", name: "history-accelerator", value: accelerator, items: this.#accelerators, required: true,
          change: chosen => change({accelerator: chosen, ...elsewhere})})}
        ${choice({label: "Provider", name: "history-provider", value: provider, items: named(this.#providers, "provider"), placeholder: "any",
          change: chosen => change({provider: chosen, ...elsewhere})})}
        ${choice({label: "Region", name: "history-region", value: region, items: named(this.#offers, "region"), placeholder: "any",
          change: chosen => change({region: chosen})})}
        ${choice({label: "Instance type", name: "history-instance-type", value: instanceType, items: named(this.#offers, "instanceType"),
          placeholder: "the cheapest", change: chosen => change({instanceType: chosen})})}
        ${select({label: "Commitment", name: "history-commitment", value: commitment ?? "onDemand", values: RENTED, placeholder: "as is usual",
          change: chosen => change({commitment: chosen})})}
        <label class="check"><input type="checkbox" name="history-logarithmic" .checked=${this.#isLogarithmic} @change=${() => this.#toggle()}> Logarithmic</label>
      </form>`;
  }

  #toggle() {
    this.#isLogarithmic = !this.#isLogarithmic;
    this.#page.change({});
  }

  #history(points) {
    if (!points.some(point => point.pricePerAccelerator)) {
      return this.#refusal ? nothing : html`<p class="empty" role="status">No price of that is known. Leave the region or the provider open, or choose another commitment.</p>`;
    }
    return guard([points, this.#publications, this.#isLogarithmic], () => figure({
      title: "Price of an accelerator-hour",
      note: summary(points, this.filter),
      name: "price-history",
      drawing: html`<trilemma-chart label=${summary(points, this.filter)} .option=${option(points, this.#publications, this.#isLogarithmic)}></trilemma-chart>`,
      columns: COLUMNS,
      items: points,
    }));
  }

  #published() {
    return this.#publications.length === 0 ? nothing : html`
      <details>
        <summary>Publications of these prices</summary>
        ${table({caption: "Publications", columns: PUBLICATION_COLUMNS, items: this.#publications})}
      </details>`;
  }
}

/** Of the catalogs that some of the prices are from, oldest first. */
async function publications(points, signal) {
  const catalogs = [...new Set(points.map(point => point.priceCatalog).filter(Boolean))];
  const versions = await Promise.all(catalogs.map(catalog =>
    all(`/price-catalogs/${encodeURIComponent(catalog)}/versions`, MANY, {signal})));
  return versions.flat().filter(version => version.publishedAt).sort((one, other) => one.asOf.localeCompare(other.asOf));
}

function summary(points, {accelerator, provider, region, instanceType}) {
  const whose = instanceType ? instanceType : `The cheapest ${accelerator}`;
  const where = [provider ? `of ${provider}` : "of any provider", region ? `in ${region}` : ""].join(" ").trim();
  const last = points.at(-1);
  const now = last.pricePerAccelerator ? `${price(last.pricePerAccelerator)} for an accelerator-hour since ${date(last.at)}` : `no known price since ${date(last.at)}`;
  return `${whose} ${where}: ${now}. ${known(points)}.`;
}

const known = points => (points.length === 1 ? "No other price of it is known" : `${count(points.length)} prices since ${date(points[0].at)}`);

function address(path, filter) {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined);
  return `${path}?${new URLSearchParams(asked)}`;
}

const named = (items, field) => [...new Set(items.map(item => item[field]).filter(Boolean))].sort().map(id => ({id}));
