import {change, isStale, post, Refusal, store, tagged} from "../api.js";
import {accelerators, model, models, referenceRuns, regions} from "../catalog.js";
import {compact, count} from "../format.js";
import {html, nothing} from "../lib.js";
import {link, patched, withField, without} from "../link.js";
import {Page} from "../page.js";
import {assumptionTable, bill, concerns, headline, inShort, memoryBar, tiles, timeBar, workAndQuality} from "../parts/estimate.js";
import {glossary} from "../parts/glossary.js";
import {betterCount, betterStrategy, countHint, strategyHint} from "../parts/hints.js";
import {levers} from "../parts/levers.js";
import {notJson, planForm, unread} from "../parts/plan-form.js";
import {triangle} from "../parts/triangle.js";
import {answers, MODEL, whatIf} from "../parts/what-if.js";

const AFTER_THE_LAST_KEY_MILLIS = 50;
const WHEN_SETTLED_MILLIS = 500;
const ONE_GO_MILLIS = 1500;

/** Of which the service says how they are spent best. */
const LEAST_FLOPS = 1e12;

const EXAMPLE = {
  model: "llama-3.1-8b",
  training: {tokens: 1.5e13, sequenceLength: 8192, globalBatchSize: 1024},
  cluster: {accelerator: "h100", acceleratorCount: 512},
  pricing: {region: "us-east-1"},
};

const SAVED = {plans: "The plan is saved", change: "The saved plan is changed", quotes: "The quote is issued"};

/** A whole layout holds for one cluster and one model: with another the service chooses again. */
const LAID_OUT_FOR = ["model", "cluster.accelerator", "cluster.acceleratorCount"];

/** A plan and all that follows from it, calculated again with every key. */
export default class Plan extends Page {
  plan = completed(this.address.plan);
  names = {models: [], accelerators: [], regions: [], runs: []};
  runs = [];
  estimate = null;
  estimated = null;
  answers = null;
  context = {};
  techniques = null;
  kept = null;
  saved = null;
  copied = false;
  invalid = {};
  typed = {};
  changedAt = -Infinity;

  async start() {
    history.replaceState(null, "", this.#link());
    await this.#calculate(0);
    await Promise.all([this.address.others.id && this.#findKept(), this.#findNames()]);
  }

  async #findNames() {
    if (await this.run("names", () => this.#names())) {
      await this.run("runs", signal => this.#runs(signal));
    }
  }

  /** The plan and, where it is one that is saved, which. */
  #link() {
    return link("plan", this.plan, {id: this.address.others.id});
  }

  /** The saved plan that this one came from, as it stands: a change replaces it. */
  #findKept() {
    const {id} = this.address.others;
    return this.run("kept", async () => ({kept: keptOf(await tagged(`/plans/${encodeURIComponent(id)}`))}));
  }

  async #names() {
    const [ofModels, ofAccelerators, ofRegions, runs] = await Promise.all([models(), accelerators(), regions(), referenceRuns()]);
    return {names: {models: ofModels, accelerators: ofAccelerators, regions: ofRegions, runs}};
  }

  async #runs(signal) {
    const {items} = await post("/estimate-batches", {plans: this.names.runs.map(run => run.plan)}, {signal});
    return {runs: this.names.runs.map((run, index) => ({run, estimate: items[index]})).filter(({estimate}) => estimate.triangle)};
  }

  /** A model has one description: another takes the place of the one before. */
  #edit(name, value, text) {
    const isModel = name === "model" && value;
    this.typed = {...this.typed, [name]: text, ...(isModel && {huggingFaceConfig: undefined})};
    const {architecture, huggingFaceConfig, ...rest} = this.plan;
    const changed = withField(isModel ? rest : this.plan, name, value);
    this.#use(LAID_OUT_FOR.includes(name) && this.plan.parallelism?.data ? withField(changed, "parallelism", undefined) : changed);
  }

  /** The address follows: one step back for what is typed or dragged in one go. */
  #use(plan, delayMillis = AFTER_THE_LAST_KEY_MILLIS) {
    const now = performance.now();
    this.#remember(plan, now - this.changedAt < ONE_GO_MILLIS);
    this.changedAt = now;
    return this.#calculate(delayMillis);
  }

  #remember(plan, isOneGo) {
    this.plan = plan;
    this.unread = null;
    history[isOneGo ? "replaceState" : "pushState"](null, "", this.#link());
  }

  /** A whole other plan: the one before is a step back away. */
  #load = plan => {
    this.#remember(plan, false);
    this.changedAt = -Infinity;
    this.typed = {};
    return this.#calculate(0);
  };

  /** Its title says how many accelerators it had, which may change now. */
  #loadRun({plan: {title, ...plan}}) {
    return this.#load(plan);
  }

  async #calculate(delayMillis) {
    this.saved = null;
    this.copied = false;
    const done = await this.run("estimate", signal => this.#estimate(signal), delayMillis);
    if (done && !this.#isInvalid()) {
      this.run("whatIf", async signal => ({answers: await answers(this.estimated, this.estimate, signal)}), WHEN_SETTLED_MILLIS);
      this.run("context", signal => this.#context(signal), WHEN_SETTLED_MILLIS);
    }
  }

  #isInvalid() {
    return Object.keys(this.invalid).length > 0;
  }

  async #estimate(signal) {
    try {
      const estimated = this.plan;
      const estimate = await post("/estimates", estimated, {signal});
      return {estimate, estimated, techniques: null, context: {}, invalid: {}};
    } catch (failure) {
      return {invalid: byField(failure)};
    }
  }

  async #context(signal) {
    const {estimated, estimate} = this;
    const [optima, entry, near] = await Promise.all([
      estimate.work.modelFlops < LEAST_FLOPS ? null : post("/compute-optima", {flops: estimate.work.modelFlops}, {signal}),
      estimated.model ? model(estimated.model) : null,
      betterCount(estimated, estimate, signal),
    ]);
    signal.throwIfAborted();
    this.change({context: {optimum: optima?.best, entry, near}});
    return {context: {...this.context, strategy: await betterStrategy(estimated, estimate, signal)}};
  }

  #tryTechniques() {
    return this.run("techniques", async signal => {
      const {plan} = this;
      const {techniques} = await post("/estimates?compareTechniques=true", plan, {signal});
      return plan === this.plan ? {techniques} : {};
    });
  }

  #keep(path, page) {
    const {plan} = this;
    return this.run("save", async () => {
      const {id} = await store(path, {title: this.#title(plan), ...plan});
      return {saved: {what: page, page, id, plan}, copied: false};
    });
  }

  #keepChange() {
    const {plan, kept: {id, etag, title}} = this;
    return this.run("save", async () => {
      try {
        const changed = await change("PUT", `/plans/${encodeURIComponent(id)}`, etag, {title, ...plan});
        return {kept: keptOf(changed), saved: {what: "change", page: "plans", id, plan}, copied: false};
      } catch (failure) {
        if (isStale(failure)) {
          this.#findKept();
        }
        throw failure;
      }
    });
  }

  #readConfig(text) {
    if (text.trim() === "") {
      this.#edit("huggingFaceConfig", undefined);
    } else if (notJson(text)) {
      this.change({typed: {...this.typed, huggingFaceConfig: text}});
    } else {
      const {model, architecture, ...rest} = this.plan;
      this.typed = {...this.typed, huggingFaceConfig: undefined};
      this.#use({...rest, huggingFaceConfig: JSON.parse(text)});
    }
  }

  /** To the field of an assumption, to say otherwise. */
  #say(name) {
    document.getElementById("more-fields").open = true;
    const input = document.querySelector(`[name="${name}"], [name="${name.split(".").at(-1)}"]`);
    input.scrollIntoView({block: "center"});
    input.focus();
  }

  #title({title, model, cluster = {}} = this.plan) {
    return title ?? `${this.#modelName(model)} on ${count(cluster.acceleratorCount ?? 8)} ${cluster.accelerator ?? "accelerators"}`;
  }

  #modelName(model) {
    return this.names.models.find(({id}) => id === model)?.title ?? model ?? `A model of ${compact(this.estimate?.model.parameters)}`;
  }

  view() {
    const form = {
      plan: this.plan,
      names: this.names,
      invalid: this.invalid,
      typed: this.typed,
      assumptions: new Map(this.estimate?.assumptions.map(assumption => [assumption.name, assumption])),
    };
    return html`
      <h1>What would this run cost, how long, and how good?</h1>
      ${this.estimate ? this.#answer() : this.#isInvalid() ? html`<p class="notice" role="alert">This plan cannot be calculated: ${this.#mistake()}</p>`
        : this.problem ? nothing : html`<p class="headline" aria-busy="true">Calculating…</p>`}
      <div class="columns">
        <div class="stack">
          ${planForm(form, (name, value, text) => this.#edit(name, value, text), {load: run => this.#loadRun(run), readConfig: text => this.#readConfig(text)})}
          ${this.#keeping()}
        </div>
        ${this.estimate ? this.#results() : nothing}
      </div>`;
  }

  #answer() {
    const mistake = this.#mistake();
    const look = this.#look();
    return html`
      <p class="unseen" role="status">${this.isBusy("whatIf") ? nothing : inShort(this.estimate)}</p>
      <div class="answer ${look}">${headline(this.#title(this.estimated), this.estimated, this.estimate)}</div>
      ${mistake ? html`<p class="notice" role="alert">These figures are of the plan before: ${mistake}</p>` : nothing}
      <div class=${look}>${tiles(this.estimate)}</div>`;
  }

  /** Of figures that are not of this plan, or not yet. */
  #look() {
    return this.#mistake() ? "busy" : this.isBusy("estimate") ? "slow" : "";
  }

  /** The form may have no field for it, as for a link that was written by hand. */
  #mistake() {
    const failed = this.hasFailed("estimate") && this.estimated !== this.plan ? ["", "this one could not be calculated."] : [];
    const [name, detail] = unread(this.typed) ?? Object.entries(this.invalid)[0] ?? failed;
    return detail ? html`${name ? html`<code>${name}</code> ` : nothing}${detail}` : null;
  }

  #keeping() {
    return html`
      <div class="card stack screen">
        <p class="row">
          ${this.kept ? html`<button type="button" ?disabled=${this.isBusy("save")} @click=${() => this.#keepChange()}>Save as the new revision of ${this.kept.title}</button>` : nothing}
          <button type="button" class=${this.kept ? "quiet" : nothing} ?disabled=${this.isBusy("save")} @click=${() => this.#keep("/plans", "plans")}>Save the plan${this.kept ? " as another" : ""}</button>
          <button type="button" class="quiet" ?disabled=${this.isBusy("save")} @click=${() => this.#keep("/quotes", "quotes")}>Ask for a quote</button>
          <button type="button" class="quiet" @click=${() => this.#copy()}>Copy the link</button>
          <a href=${link("frontier", this.plan)}>Its frontier</a>
        </p>
        <p role="status">${this.#whatIsKept()}</p>
      </div>`;
  }

  #whatIsKept() {
    if (this.copied) {
      return "The link is copied: who opens it sees this plan.";
    }
    return this.saved ? html`${SAVED[this.saved.what]}${this.saved.plan === this.plan ? "" : ", as the plan was before your last change"}. <a href=${link(this.saved.page, {}, {id: this.saved.id})}>Open it</a>`
      : "This page's address is the plan: send the link.";
  }

  /** Browsers lend the clipboard to pages that came over TLS, or from this machine. */
  async #copy() {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(location.href);
      this.change({copied: true});
    } else {
      prompt("Copy this link", location.href);
    }
  }

  #hints() {
    const {near, strategy} = this.context;
    return [
      countHint(this.estimated, near, acceleratorCount => this.#load(withField(without(this.plan, ["parallelism"]), "cluster.acceleratorCount", acceleratorCount))),
      strategyHint(strategy, this.#load),
    ];
  }

  #results() {
    const apply = patch => this.#load(patched(this.plan, patch));
    return html`
      <div class="stack ${this.#look()}">
        <div class="grid">
          ${triangle({estimate: this.estimate, runs: this.runs, load: run => this.#loadRun(run)})}
          ${whatIf({answers: this.answers, isBusy: this.isBusy("estimate") || this.isBusy("whatIf"), use: this.#load})}
        </div>
        ${concerns(this.estimated, this.estimate, apply, this.#hints())}
        <div class="grid">${memoryBar(this.estimate)}${timeBar(this.estimate)}</div>
        ${bill(this.estimate)}
        ${workAndQuality(this.estimate, this.context)}
        ${levers({techniques: this.techniques, ask: () => this.#tryTechniques(), busy: this.isBusy("techniques"), apply})}
        ${glossary()}
        ${assumptionTable(this.estimate.assumptions, name => this.#say(name))}
      </div>`;
  }
}

/** No plan at all is the example; one without a model, a training or what a cluster needs takes that of the example. */
function completed(plan) {
  const {model, training, cluster} = EXAMPLE;
  const ofModel = MODEL.some(name => plan[name]) ? {} : {model};
  return Object.keys(plan).length ? {...ofModel, training, ...plan, cluster: {...cluster, ...plan.cluster}} : EXAMPLE;
}

const keptOf = ({etag, body: {id, title}}) => ({id, etag, title});

/** What is wrong with the plan, by the names of its fields; anything else than a wrong field is a failure still. */
function byField(failure) {
  if (!(failure instanceof Refusal) || failure.problem.status !== 400) {
    throw failure;
  }
  const {errors = [], detail} = failure.problem;
  return errors.length ? Object.fromEntries(errors.map(error => [error.pointer.slice(1).replaceAll("/", "."), error.detail])) : {"": detail};
}
