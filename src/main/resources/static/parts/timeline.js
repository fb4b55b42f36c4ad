import {duration, energy, loss, money, price, signedMoney} from "../format.js";
import {guard, html, nothing} from "../lib.js";
import {options} from "./choice.js";
import {figure} from "./figure.js";
import {moment} from "./moment.js";
import {table} from "./table.js";
import {option as trends} from "./trends-chart.js";
import {steps, option as waterfall} from "./waterfall-chart.js";

const COLUMNS = [
  {title: "evaluated", of: item => item.evaluatedAt, show: moment},
  {title: "why then", of: item => ({requested: "someone asked", publication: "prices were published", schedule: "it was due"})[item.occasion]},
  {title: "total", of: item => item.total?.amount, show: (amount, item) => money(item.total), numeric: true},
  {title: "change", of: item => item.totalChange?.amount, show: (amount, item) => (item.totalChange ? signedMoney(item.totalChange) : ""), numeric: true},
  {title: "explanation", of: explanation, wide: true},
  {title: "wall clock", of: item => item.wallClockSeconds, show: duration, numeric: true},
  {title: "loss", of: item => item.loss, show: loss, numeric: true},
  {title: "energy", of: item => item.energyKwh, show: energy, numeric: true},
  {title: "plan revision", of: item => item.planRevision, numeric: true},
  {title: "price catalog", of: item => (item.priceCatalog ? `${item.priceCatalog} ${item.priceCatalogVersion}` : "none")},
  {title: "engine", of: item => item.engineVersion},
];

/** How a plan or a scenario moved from evaluation to evaluation, and what moved it. */
export function timelineView(page) {
  const {timeline, followed, scenarios} = page;
  return html`
    <section class="card" aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      <form class="row actions" aria-label="Timeline" @submit=${event => event.preventDefault()}>
        <label>Follow
          <select name="followed" @change=${event => page.follow(event.target.value)}>
            ${options({plan: "the plan", ...Object.fromEntries(scenarios.map(({id, title}) => [id, title]))}, followed)}
          </select>
        </label>
      </form>
      ${table({
        caption: "Evaluations",
        columns: COLUMNS,
        items: timeline,
        empty: "Nothing was evaluated yet. “Evaluate now” keeps what it comes to today; the next evaluation then says what moved and why.",
      })}
    </section>
    ${guard([timeline], () => html`${moneyMoved(timeline)}${metrics(timeline)}`)}`;
}

function moneyMoved(timeline) {
  const moved = steps(timeline);
  if (moved.length < 2) {
    return nothing;
  }
  const title = "What moved the total";
  return figure({
    title,
    note: "From the total before to the total after: what the engine, the prices and the plan added or took off. Evaluations that moved nothing are left out.",
    name: "waterfall",
    drawing: html`<trilemma-chart label=${title} .option=${waterfall(moved)}></trilemma-chart>`,
    columns: [
      {title: "evaluated", of: step => step.at, show: moment},
      {title: "cause", of: step => step.cause},
      {title: "from", of: step => step.from, numeric: true, show: (amount, step) => money({...step, amount})},
      {title: "to", of: step => step.to, numeric: true, show: (amount, step) => money({...step, amount})},
      {title: "currency", of: step => step.currency},
    ],
    items: moved,
  });
}

function metrics(timeline) {
  if (timeline.length < 2) {
    return nothing;
  }
  const title = "Time, loss and energy over the evaluations";
  return figure({
    title,
    name: "timeline",
    drawing: html`<trilemma-chart label=${title} .option=${trends(timeline)}></trilemma-chart>`,
    columns: COLUMNS,
    items: timeline,
  });
}

/** One evaluation in words: what moved its total from that before. */
function explanation({totalChange, attribution, priceMoves, unexplained}) {
  if (unexplained) {
    return unexplained;
  }
  if (!attribution) {
    return totalChange ? "The change is not explained." : "There is nothing before it to compare with.";
  }
  const reasons = [
    reason("Prices", attribution.price, priceMoves.map(move).join("; ")),
    reason("The plan", attribution.plan),
    reason("The engine", attribution.engine),
  ].filter(Boolean);
  return reasons.join(" ") || "Nothing moved.";
}

function reason(cause, added, detail) {
  const amount = Number(added.amount);
  if (amount === 0) {
    return "";
  }
  const size = money({...added, amount: Math.abs(amount)});
  return `${cause} ${amount > 0 ? `added ${size}` : `took off ${size}`}${detail ? ` (${detail})` : ""}.`;
}

const move = ({line, from, to, source}) => `${line} from ${price(from)} to ${price(to)}: ${source}`;
