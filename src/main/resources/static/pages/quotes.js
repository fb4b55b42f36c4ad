import {all, get, more, store} from "../api.js";
import {date, duration, money} from "../format.js";
import {html, nothing} from "../lib.js";
import {link} from "../link.js";
import {Page} from "../page.js";
import {badge} from "../parts/badge.js";
import {budgets} from "../parts/budgets.js";
import {select} from "../parts/choice.js";
import {moreButton} from "../parts/more.js";
import {table} from "../parts/table.js";
import {Quote} from "./quote.js";

const STATUSES = {
  draft: "draft", issued: "issued", approved: "approved", rejected: "rejected", expired: "expired", superseded: "superseded",
};

const COLUMNS = [
  {title: "quote", of: quote => quote.title ?? quote.id,
    show: (title, quote) => html`<a href=${link("quotes", {}, {id: quote.id})}>${title}</a>`},
  {title: "status", of: quote => quote.status, show: badge},
  {title: "total", of: quote => quote.total, show: total => money(total), numeric: true},
  {title: "time", of: quote => quote.wallClockSeconds, show: duration, numeric: true},
  {title: "issued", of: quote => quote.createdAt, show: date},
  {title: "holds until", of: quote => quote.expiresAt, show: date},
];

/** Quotes, or the one that the address names. */
export default function Quotes(address, redraw) {
  return address.others.id ? new Quote(address, redraw) : new QuoteList(address, redraw);
}

/** What was quoted, and the money there is for it. */
class QuoteList extends Page {
  status = this.address.others.status;
  quotes = null;
  budgets = null;

  async start() {
    await Promise.all([
      this.run("quotes", async signal => ({quotes: await get(`/quotes?limit=20${this.#filter()}`, {signal})})),
      this.run("budgets", async signal => ({budgets: await all("/budgets", 100, {signal})})),
    ]);
  }

  #filter() {
    return this.status ? `&status=${encodeURIComponent(this.status)}` : "";
  }

  #more() {
    return this.run("quotes", async signal => ({quotes: await more(this.quotes, {signal})}));
  }

  #create(budget) {
    return this.run("budget", async () => {
      const created = await store("/budgets", budget);
      return {budgets: [created, ...this.budgets], created};
    });
  }

  view() {
    return html`
      <h1>Quotes</h1>
      <p>An estimate to sign: frozen with the prices it was made from, decided on once, and never approved twice on the same money.</p>
      <div class="columns aside">
        <section class="card" aria-labelledby="quotes">
          <h2 id="quotes" class="unseen">List of quotes</h2>
          <form class="row" @submit=${event => event.preventDefault()}>
            ${select({label: "Status", name: "status", value: this.status, values: STATUSES, placeholder: "all",
              change: status => this.go(link("quotes", {}, {status}))})}
          </form>
          ${this.quotes ? this.#list() : this.problem ? nothing : html`<p class="empty" aria-busy="true">Loading…</p>`}
        </section>
        <div>
          ${this.budgets === null && this.problem ? nothing : budgets({items: this.budgets, create: budget => this.#create(budget), busy: this.budgets === null || this.isBusy("budget")})}
          <p role="status">${this.created ? `The budget ${this.created.title} is there.` : ""}</p>
        </div>
      </div>`;
  }

  #list() {
    return html`
      ${table({caption: "Quotes", columns: COLUMNS, items: this.quotes.items, empty: this.#empty()})}
      ${moreButton(this.quotes, "quotes", () => this.#more())}`;
  }

  #empty() {
    return this.status ? "No quote has this status. Choose another."
      : html`No quote yet. Make one from <a href="#/plan">a plan</a>: its page has a button that asks for a quote.`;
  }
}
