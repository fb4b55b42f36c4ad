import {all, change, file, get, store, tagged} from "../api.js";
import {saveFile} from "../exports.js";
import {html, nothing} from "../lib.js";
import {link} from "../link.js";
import {Page} from "../page.js";
import {badge} from "../parts/badge.js";
import {covering, decision} from "../parts/decision.js";
import {quoteFigures} from "../parts/quote-figures.js";

/** A quote to read, to save and to decide on. */
export class Quote extends Page {
  quote = null;
  budgets = [];
  budget = undefined;
  caller = null;

  get plan() {
    return this.quote?.plan;
  }

  get #path() {
    return `/quotes/${encodeURIComponent(this.address.others.id)}`;
  }

  start() {
    return this.run("quote", async signal => {
      const [quote, money, caller] = await Promise.all([get(this.#path, {signal}), all("/budgets", 100, {signal}), get("/caller", {signal})]);
      const usable = covering(money, quote);
      return {quote, budgets: money, caller, budget: usable.length === 1 ? usable[0].id : this.budget};
    });
  }

  /** Where it is refused, others may have been there first: what they did is read and shown beside the refusal. */
  #act(work) {
    return this.run("act", async () => {
      try {
        return await work();
      } catch (failure) {
        this.start();
        throw failure;
      }
    });
  }

  #decide(document) {
    return this.#act(async () => ({quote: await store(`${this.#path}/decisions`, document)}));
  }

  #issue() {
    return this.#act(async () => {
      const {etag} = await tagged(this.#path);
      const {body: quote} = await change("PATCH", this.#path, etag, {status: "issued"});
      return {quote};
    });
  }

  /** The same plan at the prices of today; this quote then gives way to the new one. */
  #renew() {
    return this.#act(async () => {
      const {id, planId, plan} = this.quote;
      const renewed = await store(`/quotes?supersedes=${id}`, planId ? {planId} : plan);
      this.go(link("quotes", {}, {id: renewed.id}));
    });
  }

  #save(extension, type) {
    return this.run("save", async signal => saveFile(`quote-${this.quote.id}.${extension}`, await file(this.#path, type, {signal})));
  }

  view() {
    return html`
      <p><a href="#/quotes">All quotes</a></p>
      ${this.quote ? this.#quote() : html`<h1>Quote</h1>${this.problem ? nothing : html`<p class="empty" aria-busy="true">Loading…</p>`}`}`;
  }

  #quote() {
    const {quote} = this;
    return html`
      <h1>${quote.title ?? "Quote"}</h1>
      <p>${badge(quote.status)} <span class="fine">Quote ${quote.id}</span></p>
      <div class="columns aside">
        <div class="stack">${quoteFigures(quote)}</div>
        <div class="stack">
          ${decision({
            quote, budgets: this.budgets, budget: this.budget, caller: this.caller, busy: this.isBusy("act"),
            choose: budget => this.change({budget}), decide: document => this.#decide(document),
          })}
          ${this.#actions()}
        </div>
      </div>`;
  }

  #actions() {
    const {status, supersededBy, plan} = this.quote;
    return html`
      <section class="card" aria-labelledby="actions">
        <h2 id="actions">Do more with it</h2>
        <p class="row">
          <button type="button" class="quiet" @click=${() => this.#save("pdf", "application/pdf")}>Save as PDF</button>
          <button type="button" class="quiet" @click=${() => this.#save("csv", "text/csv")}>Save as CSV</button>
        </p>
        <p class="fine">The PDF is to sign; the CSV has the columns of FOCUS, for finance.</p>
        ${status === "draft" ? html`<p><button type="button" ?disabled=${this.isBusy("act")} @click=${() => this.#issue()}>Issue</button> A draft cannot be decided on.</p>` : nothing}
        ${["draft", "issued"].includes(status)
          ? html`<p><button type="button" class="quiet" ?disabled=${this.isBusy("act")} @click=${() => this.#renew()}>Quote again at today's prices</button></p>` : nothing}
        ${supersededBy ? html`<p><a href=${link("quotes", {}, {id: supersededBy})}>The quote that took its place</a></p>` : nothing}
        <p><a href=${link("plan", plan)}>Open its plan</a></p>
      </section>`;
  }
}
