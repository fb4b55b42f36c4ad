import {post, unlessRefused} from "../api.js";
import {compact, count, duration, loss, money, number, ratio, shortMoney} from "../format.js";
import {html, nothing} from "../lib.js";
import {withField, without} from "../link.js";

const NODE = 8;
const POWERS = [0, 1, 2, 3, 4];

/** Half, within what no prediction can tell apart: batches divide among few numbers of accelerators. */
const HALF = 0.51;
const GROWTHS = [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8, 12, 16];

/** The fields that say what is trained, and on how much. */
export const MODEL = ["model", "architecture", "huggingFaceConfig"];
export const DATA = ["training.tokens", "training.datasetTokens", "training.epochs"];

/** The questions that follow every estimate: what must be known for one, and what answers it. */
const QUESTIONS = [
  {
    title: "With twice the accelerators",
    applies: plan => Boolean(plan.cluster?.acceleratorCount),
    answer: (plan, estimate, signal) => post("/solutions", {
      minimise: "time",
      plan: without(plan, ["cluster.acceleratorCount", "parallelism"]),
      limits: {maxAccelerators: 2 * plan.cluster.acceleratorCount},
      space: {acceleratorCounts: [2 * plan.cluster.acceleratorCount]},
    }, {signal}),
  },
  {
    title: "In half the time, for the least money",
    applies: (plan, estimate) => Boolean(estimate.total),
    answer: (plan, estimate, signal) => post("/solutions", {
      minimise: "cost",
      plan: without(plan, ["cluster.acceleratorCount", "parallelism"]),
      limits: {maxSeconds: HALF * estimate.time.wallClockSeconds},
      space: {acceleratorCounts: larger(plan.cluster?.acceleratorCount)},
    }, {signal}),
  },
  {
    title: "For half the money, the same model",
    applies: (plan, estimate) => isPaid(estimate),
    answer: (plan, estimate, signal) => post("/solutions", {
      minimise: "loss",
      plan: without(plan, [...DATA, "parallelism"]),
      limits: {maxCost: half(estimate.total)},
    }, {signal}),
  },
  {
    title: "For half the money, any size of model",
    note: "A model that is trained once is best when its size and its tokens grow together; a small one on many tokens is cheaper to use afterwards.",
    applies: (plan, estimate) => isPaid(estimate) && isFromScratch(plan),
    answer: (plan, estimate, signal) => post("/solutions", {
      minimise: "loss",
      plan: without(plan, [...MODEL, ...DATA, "parallelism"]),
      limits: {maxCost: half(estimate.total)},
    }, {signal}),
  },
];

/** The answers that there are; a question that the plan does not allow has none. */
export async function answers(plan, estimate, signal) {
  const asked = QUESTIONS.filter(question => question.applies(plan, estimate));
  const solutions = await Promise.all(asked.map(question => unlessRefused(question.answer(plan, estimate, signal))));
  return {
    before: estimate,
    given: asked.map(({title, note}, index) => ({title, note, solution: solutions[index]})).filter(answer => answer.solution),
  };
}

/**
 * What half the time costs, and what half the money buys.
 *
 * @param answers as {@link answers} gives them, or null; they are shown until there are new ones
 * @param isBusy whether they are of the plan before
 */
export function whatIf({answers: last, isBusy, use}) {
  return html`
    <section class="card" aria-label="What if" aria-busy=${String(isBusy || !last)}>
      <h2>What if?</h2>
      ${isBusy && last ? html`<p class="fine">These are of the plan before; solving…</p>` : nothing}
      <div class=${isBusy ? "busy" : ""}>
        ${last ? last.given.map(({title, note, solution}) => html`
          <h3>${title}</h3>${solutionView(solution, last.before, use)}${note ? html`<p class="fine">${note}</p>` : nothing}`)
          : html`<p class="empty">Solving…</p>`}
      </div>
    </section>`;
}

/**
 * A solution in a sentence, or the proof that there is none.
 *
 * @param before the estimate that it is compared with, or null
 * @param use receives the plan of the solution
 */
export function solutionView(solution, before, use) {
  return solution.kind === "solved" ? solved(solution, before, use) : infeasible(solution);
}

function solved({estimate, plan, third, sensitivities}, before, use) {
  const moved = (to, from) => (to && from ? html` <span class="fine">(${ratio(to, from)})</span>` : nothing);
  return html`
    <p>
      <b>${estimate.total ? shortMoney(estimate.total) : "cost unknown"}</b>${moved(estimate.total?.amount, before?.total?.amount)},
      <b>${duration(estimate.time.wallClockSeconds)}</b>${moved(estimate.time.wallClockSeconds, before?.time.wallClockSeconds)},
      loss <b>${loss(estimate.quality.loss)}</b>${moved(estimate.quality.loss, before?.quality.loss)}:
      ${compact(estimate.model.parameters)} parameters, ${plan.training.tokens ? `${compact(plan.training.tokens)} tokens, ` : ""}${count(plan.cluster.acceleratorCount)} ${plan.cluster.accelerator}.
    </p>
    ${third ? html`<p>${third.explanation}</p>` : nothing}
    ${sensitivities.map(sensitivity => html`<p class="fine">${wouldBuy(sensitivity)}</p>`)}
    <button type="button" class="quiet" @click=${() => use(wholeTokens(plan))}>Use this plan</button>`;
}

/** What a tenth more of a limit would bring. */
function wouldBuy({limit, minimised, valueFrom, valueTo}) {
  return `With a tenth more ${limitName(limit)}: ${minimised} ${ratio(valueTo, valueFrom)}.`;
}

function infeasible({bindingLimit, bound, formula, relaxations}) {
  return html`
    <p><b class="bad">Not possible.</b> What forbids it: ${limitName(bindingLimit)}; whatever is chosen, it is no less than ${limitValue(bindingLimit, bound)}.</p>
    <p class="fine">${formula}</p>
    ${relaxations.length ? html`<p>What was found possible, the other limits as they are, with any one of:</p>
      <ul>${relaxations.map(({limit, to}) => html`<li>${limitName(limit)} of ${limitValue(limit, to)}</li>`)}</ul>` : nothing}`;
}

const LIMITS = {
  memory: {name: "memory", show: times => `${number(times)} times that of an accelerator`},
  maxCost: {name: "money", show: value => showMoney(value)},
  maxSeconds: {name: "time", show: duration},
  maxLoss: {name: "loss", show: loss},
  maxAccelerators: {name: "accelerators", show: count},
  maxKgCo2e: {name: "carbon, kg CO₂e", show: compact},
};

const limitName = limit => LIMITS[limit]?.name ?? limit;
const limitValue = (limit, value) => (LIMITS[limit] ?? {show: String}).show(value);

/** A bound of money comes without its currency: that of the limits, and of prices. */
const showMoney = value => money(typeof value === "object" ? value : {amount: value, currency: "USD"});

/** Multiples of the plan's own number, and the powers of two among them: most batches divide among those. */
function larger(acceleratorCount = NODE) {
  const multiples = GROWTHS.map(growth => wholeNodes(acceleratorCount * growth));
  const first = Math.ceil(Math.log2(acceleratorCount));
  const powers = POWERS.map(power => 2 ** (first + power));
  return [...new Set([...multiples, ...powers])].toSorted((one, other) => one - other);
}

/** Of nothing there is no half. */
const isPaid = ({total}) => total?.amount > 0;

/** The solver gives tokens to the last part of one. */
const wholeTokens = plan => (plan.training?.tokens ? withField(plan, "training.tokens", Math.round(plan.training.tokens)) : plan);

/** What is fine-tuned has its size. */
const isFromScratch = ({training}) => ["pretraining", undefined].includes(training?.method);

const wholeNodes = accelerators => (accelerators < NODE ? Math.round(accelerators) : NODE * Math.round(accelerators / NODE));
const half = ({amount, currency}) => ({amount: (Number(amount) / 2).toFixed(2), currency});
