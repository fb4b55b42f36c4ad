import {post} from "../api.js";
import {accelerators} from "../catalog.js";
import {bytes, compact, count, duration, loss, parseCount, parseCounts, percent, shortDuration, shortMoney, words} from "../format.js";
import {guard, html, nothing} from "../lib.js";
import {field, link, without} from "../link.js";
import {Page} from "../page.js";
import {unreadCounts} from "../parts/axes.js";
import {betterThan, frontierChart} from "../parts/frontier-chart.js";
import {scaled, scaling} from "../parts/scaling.js";
import {DATA, MODEL, solutionView} from "../parts/what-if.js";

/** What may vary, the fields of the plan that are then left out of it, and how far around the plan's value is looked where nothing is said. */
const VARIED = {
  parameters: {label: "Sizes of model", fields: MODEL, example: "1B, 8B, 70B", factors: []},
  tokens: {
    label: "Tokens", fields: DATA, example: "300B, 3T, 15T",
    around: "training.tokens", factors: [0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1, 1.5, 2],
  },
  acceleratorCounts: {
    label: "Numbers of accelerators", fields: ["cluster.acceleratorCount"], example: "64, 512, 4096",
    around: "cluster.acceleratorCount", factors: [0.125, 0.25, 0.5, 1, 2, 4, 8, 16],
  },
};

const DAY_SECONDS = 86400;

const PRESETS = {
  fastAndGood: "Fast and good", goodAndCheap: "Good and cheap", fastAndCheap: "Fast and cheap", balanced: "Balanced",
};

/** The best trades between time, money and loss. */
export default class Frontier extends Page {
  plan = {...this.address.plan, cluster: {accelerator: "h100", ...this.address.plan.cluster}};
  varied = new Set(this.address.others.vary?.split(",").filter(name => Object.hasOwn(VARIED, name))
    ?? (MODEL.some(name => this.plan[name]) ? ["tokens", "acceleratorCounts"] : Object.keys(VARIED)));
  texts = Object.fromEntries(Object.keys(VARIED).map(name => [name, this.address.others[name] ?? ""]));
  accelerators = [];
  frontier = null;
  searched = [];
  estimate = null;
  runs = null;
  maxLoss = null;
  pick = null;
  proof = null;

  start() {
    return Promise.all([
      this.run("names", async () => ({accelerators: await accelerators()})),
      this.#isReadable() && this.run("frontier", signal => this.#frontier(signal)),
      this.#isWhole() && this.run("estimate", async signal => ({estimate: await post("/estimates", this.plan, {signal})})),
      this.#isWhole() && this.run("scaling", async signal => ({runs: await scaled(this.plan, signal)})),
    ]);
  }

  #isReadable() {
    return [...this.varied].every(name => !this.#values(name).includes(null));
  }

  /** Whether it is a run that could be started, and not only a wish. */
  #isWhole() {
    const {model, architecture, huggingFaceConfig, training, cluster} = this.plan;
    return Boolean((model ?? architecture ?? huggingFaceConfig) && (training?.tokens ?? training?.datasetTokens) && cluster.acceleratorCount);
  }

  async #frontier(signal) {
    const searched = [...this.varied];
    const frontier = await post("/frontiers", this.#search(), {signal});
    return {frontier, searched, maxLoss: null, pick: null, proof: null};
  }

  /** The plan without what varies, and the values that it may take; the service has its own where none are given. */
  #search() {
    const plan = without(this.plan, [...this.varied].flatMap(name => VARIED[name].fields).concat("parallelism"));
    const listed = [...this.varied].map(name => [name, this.#values(name)]);
    return {plan, space: Object.fromEntries(listed.filter(([, values]) => values.length))};
  }

  /** What was written, or else what lies around the plan's own value. */
  #values(name) {
    const written = parseCounts(this.texts[name]);
    const own = field(this.plan, VARIED[name].around ?? "");
    return written.length || !own ? written : VARIED[name].factors.map(factor => Math.max(1, Math.round(own * factor)));
  }

  /** What is searched for, so that it is found again. */
  #link() {
    const written = [...this.varied].filter(name => this.texts[name].trim()).map(name => [name, this.texts[name].trim()]);
    return link("frontier", this.address.plan, {vary: [...this.varied].join(","), ...Object.fromEntries(written)});
  }

  #pickTwo(preset) {
    return this.#ask("pick", {preset}, solution => ({preset, solution}));
  }

  /** A question within the search that is shown: once another is, nobody asks it any more. */
  #ask(name, question, answer) {
    const {frontier} = this;
    return this.run(name, async signal => {
      const solution = await post("/solutions", {...this.#search(), ...question}, {signal});
      return frontier === this.frontier ? {[name]: answer(solution)} : {};
    });
  }

  /** Why no plan is there: what forbids that time and money, with a loss that is no worse than any shown. */
  #why([seconds, amount]) {
    const maxLoss = this.maxLoss ?? Math.max(...this.frontier.points.map(point => point.loss));
    const limits = {maxSeconds: seconds, maxCost: {amount: amount.toFixed(2), currency: this.#currency()}, maxLoss};
    return this.#ask("proof", {minimise: "loss", limits}, solution => ({seconds, amount, maxLoss, solution}));
  }

  /** The answer stands under the chart, which may be far from where one asked. */
  async #show(place) {
    await this.#why(place);
    document.getElementById("proof")?.scrollIntoView({block: "center"});
  }

  #currency() {
    return this.frontier.points.find(point => point.total)?.total.currency ?? "USD";
  }

  #open = plan => this.go(link("plan", plan));

  view() {
    return html`
      <h1>The frontier: no plan is better in all three</h1>
      <p>Each point is a plan that nothing beats in time, money and loss at once. Off the frontier, one of them can be had for free.</p>
      <div class="columns">
        <div class="stack">${this.#form()}${this.#presets()}</div>
        <div class="stack">${this.frontier ? this.#result() : this.isBusy("frontier") ? html`<p class="empty" aria-busy="true">Searching…</p>` : nothing}</div>
      </div>`;
  }

  #form() {
    const submit = event => {
      event.preventDefault();
      history.replaceState(null, "", this.#link());
      this.run("frontier", signal => this.#frontier(signal));
    };
    return html`
      <form class="card" aria-label="What may vary" @submit=${submit}>
        <p>${this.#fixed()}</p>
        ${Object.entries(VARIED).map(([name, each]) => this.#axis(name, each))}
        <button ?disabled=${this.isBusy("frontier") || !this.#isReadable()}>Search</button>
      </form>`;
  }

  #fixed() {
    const {model, architecture, huggingFaceConfig, training = {}, cluster = {}} = this.plan;
    const said = [
      !this.varied.has("parameters") && (model ?? (architecture || huggingFaceConfig ? "its own architecture" : null)),
      !this.varied.has("tokens") && training.tokens && `${compact(training.tokens)} tokens`,
      cluster.accelerator,
      !this.varied.has("acceleratorCounts") && cluster.acceleratorCount && `${count(cluster.acceleratorCount)} of them`,
    ].filter(Boolean);
    return html`Fixed: ${said.join(", ") || "nothing"}. <a href=${link("plan", this.plan)}>Change the plan</a>`;
  }

  #axis(name, {label, example}) {
    const toggle = event => {
      event.target.checked ? this.varied.add(name) : this.varied.delete(name);
      this.change({});
    };
    const type = event => this.change({texts: {...this.texts, [name]: event.target.value}});
    return html`
      <fieldset>
        <label class="check"><input type="checkbox" name=${`vary-${name}`} .checked=${this.varied.has(name)} @change=${toggle}> Vary: ${label.toLowerCase()}</label>
        ${this.varied.has(name) ? html`<label>${label}
          <input name=${name} placeholder=${`chosen, or say ${example}`} autocomplete="off" .value=${this.texts[name]} @input=${type}></label>
          ${unreadCounts(this.texts[name], example)}` : nothing}
      </fieldset>`;
  }

  #presets() {
    return html`
      <section class=${this.pick ? "card" : "card screen"} aria-label="Pick two">
        <h2>Pick two, and see what the third costs</h2>
        <p class="row">${Object.entries(PRESETS).map(([preset, title]) => html`
          <button type="button" class="quiet" aria-pressed=${String(this.pick?.preset === preset)} ?disabled=${!this.#isReadable()} @click=${() => this.#pickTwo(preset)}>${title}</button>`)}</p>
        <div role="status">${this.pick ? html`<h3>${PRESETS[this.pick.preset]}</h3>${solutionView(this.pick.solution, null, this.#open)}${chosenBy(this.pick.solution)}` : nothing}</div>
      </section>
      ${this.#question()}`;
  }

  /** What a click on the chart asks, for those who know the figures. */
  #question() {
    const submit = event => {
      event.preventDefault();
      const {amount, days} = Object.fromEntries(new FormData(event.target));
      const [most, latest] = [parseCount(amount), parseCount(days)];
      event.target.elements.amount.setCustomValidity(most > 0 ? "" : "Write an amount such as 250,000 or 2.5M");
      event.target.elements.days.setCustomValidity(latest > 0 ? "" : "Write a number of days such as 30");
      if (event.target.reportValidity()) {
        this.#show([latest * DAY_SECONDS, most]);
      } else {
        this.change({proof: null});
      }
    };
    const forget = event => event.target.setCustomValidity("");
    return html`
      <form class="card" aria-label="Is it possible?" novalidate @submit=${submit}>
        <h2>Is it possible?</h2>
        <label>Money, at most <input name="amount" placeholder="2.5M" autocomplete="off" @input=${forget}></label>
        <label>Days, at most <input name="days" placeholder="30" autocomplete="off" @input=${forget}></label>
        <button ?disabled=${!this.frontier || !this.#isReadable() || this.isBusy("proof")}>Ask</button>
      </form>`;
  }

  #result() {
    const {points, examinedCount, spaceCount, rejected} = this.frontier;
    if (points.length === 0) {
      return html`<p class="notice" role="status">None of ${count(examinedCount)} plans is a candidate: ${reasons(rejected)}. ${wayOut(rejected)}</p>`;
    }
    return html`
      <p class="headline" role="status">${points.length === 1 ? "1 plan" : `${count(points.length)} plans`} of ${count(examinedCount)} examined ${points.length === 1 ? "is" : "are"} on the frontier${spaceCount > examinedCount ? ` (of ${count(spaceCount)} possible)` : ""}.</p>
      ${this.#standing()}
      ${guard([this.frontier, this.maxLoss, this.estimate], () => frontierChart({
        frontier: this.frontier,
        estimate: this.estimate,
        maxLoss: this.maxLoss,
        limit: maxLoss => this.change({maxLoss}),
        open: this.#open,
        why: place => this.#isReadable() && this.#why(place),
      }))}
      ${this.#proof()}
      ${this.#rates()}
      ${this.runs?.length ? scaling(this.runs) : nothing}`;
  }

  /** Inside the frontier something is free; on it, everything has its price. */
  #standing() {
    if (!this.estimate?.total) {
      return nothing;
    }
    if (this.estimate.fit.kind !== "fits") {
      return html`<p class="notice">Your plan is <b>not on the chart</b>: it does not fit in memory, ${bytes(this.estimate.fit.shortfallBytes)} are missing on each accelerator.</p>`;
    }
    const better = betterThan(this.estimate, this.frontier.points);
    return better ? html`
      <p class="notice">Your plan is <b>inside the frontier</b>: for ${shortMoney(better.total)}, in ${duration(better.wallClockSeconds)} and with a loss of
        ${loss(better.loss)} a plan is better in all three. <button type="button" class="quiet" @click=${() => this.#open(better.plan)}>Open it</button></p>` : html`
      <p class="notice">Your plan is <b>on the frontier</b>: no plan that differs in ${this.searched.map(each => VARIED[each].label.toLowerCase()).join(" and ")} was found to be better in all three, so that to improve two of them the third must pay.</p>`;
  }

  #proof() {
    if (!this.proof) {
      return nothing;
    }
    const {seconds, amount, maxLoss, solution} = this.proof;
    return html`
      <section class="card" id="proof" role="status">
        <h2>${shortDuration(seconds)} and ${shortMoney({amount, currency: this.#currency()})}, loss at most ${loss(maxLoss)}</h2>
        ${solutionView(solution, null, this.#open)}
      </section>`;
  }

  #rates() {
    const places = [...new Set(this.frontier.exchangeRates.map(({at}) => at))];
    return html`
      <section class="card">
        <h2>Exchange rates along the frontier</h2>
        <div class="grid">${places.map(at => html`
          <div>
            <h3>At the ${words(at)} plan</h3>
            <ul>${this.frontier.exchangeRates.filter(rate => rate.at === at).map(({explanation}) => html`<li>${explanation}</li>`)}</ul>
          </div>`)}
        </div>
      </section>`;
  }
}

/** A search in which a vertex hardly moves is decided by the others. */
function chosenBy({kind, estimate}) {
  return kind === "solved" ? html`
    <p class="fine">Of all plans searched, the lowest of the scores asked for is highest here, on the scale of the triangle: speed ${percent(estimate.triangle.speed)},
      quality ${percent(estimate.triangle.quality)}, cost ${percent(estimate.triangle.cost ?? 0)}.</p>` : nothing;
}

function reasons(rejected) {
  return Object.entries(rejected).map(([reason, plans]) => `${words(reason)} (${count(plans)})`).join(", ");
}

function wayOut({priceUnknown = 0, ...others}) {
  return priceUnknown > Math.max(0, ...Object.values(others))
    ? "Choose an accelerator whose price is known, or give a price of your own." : "Allow more accelerators or smaller models.";
}
