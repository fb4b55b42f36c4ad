import {compact, count, duration, loss, money, shortDuration, shortMoney} from "../format.js";
import {html} from "../lib.js";
import "./chart.js";
import {figure} from "./figure.js";
import {ROUND_TIMES} from "./times.js";

/** A factor, as axes are logarithmic. */
const MARGIN = 1.6;
const MANY = 500;

/** None of those that stand for a loss. */
const RUN_COLOUR = "#7b8194";

/**
 * Money against time, coloured by loss. Below the stair there is no plan: click there for the reason.
 *
 * @param frontier as `/frontiers` answers it
 * @param estimate of the reader's own plan, or null
 * @param maxLoss the worst loss that is shown, or null
 * @param limit receives another worst loss
 * @param open receives the plan of the point that was clicked
 * @param why receives the seconds and the money of a place without a plan
 */
export function frontierChart({frontier, estimate, maxLoss, limit, open, why}) {
  const priced = frontier.points.map((point, number) => ({...point, number})).filter(point => point.total);
  const shown = maxLoss === null ? priced : priced.filter(point => point.loss <= maxLoss);
  const losses = priced.map(point => point.loss);
  const pick = event => event.detail.plan && open(event.detail.plan);
  return figure({
    title: "Money against time, coloured by loss",
    note: "Click a point to load its plan, or the shaded region to see why nothing is there. Diamonds are well-known runs of other models. Drag to move, shift and wheel to zoom.",
    name: "frontier",
    drawing: html`
      ${lossLimit(Math.min(...losses), Math.max(...losses), maxLoss, limit)}
      <trilemma-chart label="Frontier of money against time" .option=${option({frontier, estimate, points: shown, losses})} @pick=${pick} @place=${event => why(event.detail)}></trilemma-chart>`,
    columns: columns(open),
    items: shown,
  });
}

function lossLimit(least, most, maxLoss, limit) {
  return html`
    <label>Loss at most ${loss(maxLoss ?? most)}
      <input type="range" name="maxLoss" min=${least} max=${most} step="any" .value=${String(maxLoss ?? most)}
        @input=${event => limit(Number(event.target.value))}>
    </label>`;
}

const columns = open => [
  {title: "Time", of: point => point.wallClockSeconds, show: duration, numeric: true},
  {title: "Money", of: point => point.total.amount, show: (value, point) => money(point.total), numeric: true},
  {title: "Loss", of: point => point.loss, show: loss, numeric: true},
  {title: "Parameters", of: point => point.parameters, show: compact, numeric: true},
  {title: "Tokens", of: point => point.tokens, show: compact, numeric: true},
  {title: "Accelerators", of: point => point.acceleratorCount, show: count, numeric: true},
  {title: "", of: point => point.plan, show: plan => html`<button type="button" class="quiet" @click=${() => open(plan)}>Open</button>`},
];

function option({frontier, estimate, points, losses}) {
  const currency = points[0]?.total.currency ?? "USD";
  const dollars = amount => shortMoney({amount, currency});
  const runs = frontier.references.filter(run => run.total);
  const marked = [...runs, ...own(estimate)];
  const extent = {
    seconds: around([...points, ...marked].map(each => each.wallClockSeconds)),
    amount: around([...points, ...marked].map(each => Number(each.total.amount))),
  };
  return {
    grid: {left: 80, right: 100, top: 30, bottom: 50},
    tooltip: {formatter: ({data, seriesName}) => (seriesName === "no plan" ? "" : tip(data))},
    xAxis: {
      type: "log", name: "time", nameLocation: "middle", nameGap: 30, ...extent.seconds,
      axisTick: {customValues: ROUND_TIMES}, axisLabel: {customValues: ROUND_TIMES, formatter: shortDuration},
    },
    yAxis: {type: "log", name: "money", ...extent.amount, axisLabel: {formatter: dollars}},
    dataZoom: [
      {type: "inside", xAxisIndex: 0, filterMode: "none", zoomOnMouseWheel: "shift"},
      {type: "inside", yAxisIndex: 0, filterMode: "none", zoomOnMouseWheel: "shift"},
    ],
    visualMap: colouredBy(losses),
    series: [nowhere(stairOf(points, extent)), frontierOf(frontier, points, losses), wellKnown(runs), ownPlan(estimate)],
  };
}

function colouredBy(losses) {
  return {
    type: "continuous", seriesIndex: 1, dimension: 3, min: 0, max: 1, right: 0, top: "middle", calculable: false,
    text: [`loss ${loss(Math.max(...losses))}`, loss(Math.min(...losses))], inRange: {color: ["#1a8f6d", "#3a5bd0", "#a23b9c", "#d9722b"]},
  };
}

function nowhere(stair) {
  return {
    name: "no plan", type: "line", step: "end", symbol: "none", silent: true, lineStyle: {opacity: 0}, data: stair,
    areaStyle: {color: "#c23a52", opacity: 0.13, origin: "start"},
  };
}

function frontierOf(frontier, points, losses) {
  const ranks = ranksOf(losses);
  return {
    name: "frontier", type: "scatter", symbolSize: points.length > MANY ? 6 : 11,
    data: points.map(point => datum(point, ranks.get(point.loss), placeNames(frontier, point.number))),
  };
}

function wellKnown(runs) {
  return {
    name: "well-known runs", type: "scatter", symbol: "diamond", symbolSize: 12, z: 5, cursor: "default", itemStyle: {color: RUN_COLOUR},
    label: {show: true, position: "right", formatter: ({data}) => data.title}, labelLayout: {hideOverlap: true},
    data: runs.map(runDatum),
  };
}

function ownPlan(estimate) {
  return {
    name: "this plan", type: "scatter", symbol: "triangle", symbolSize: 18, z: 6,
    label: {show: true, position: "top", fontWeight: "bold", formatter: "This plan"}, data: own(estimate).map(runDatum),
  };
}

const runDatum = run => ({value: [run.wallClockSeconds, Number(run.total.amount), run.loss], title: run.title, run});

/** The reader's plan as a run, where it has a price and could be run. */
function own(estimate) {
  return estimate?.total && estimate.fit.kind === "fits" ? [{title: "This plan", wallClockSeconds: estimate.time.wallClockSeconds, total: estimate.total, loss: estimate.quality.loss}] : [];
}

/** The cheapest point that is better in all three, if there is one. */
export function betterThan({time, total, quality}, points) {
  return points
    .filter(point => point.total?.currency === total.currency && Number(point.total.amount) < Number(total.amount)
      && point.wallClockSeconds < time.wallClockSeconds && point.loss < quality.loss)
    .toSorted((one, other) => one.total.amount - other.total.amount)[0];
}

/** Fastest, cheapest, best or balanced, where exchange rates are given for the point. */
function placeNames({exchangeRates}, number) {
  return [...new Set(exchangeRates.filter(rate => rate.point === number).map(({at}) => at))].join(", ");
}

function datum(point, rank, name) {
  return {
    value: [point.wallClockSeconds, Number(point.total.amount), point.loss, rank],
    plan: point.plan,
    point,
    ...(name && {label: {show: true, formatter: name, position: "top", fontWeight: "bold"}}),
  };
}

function tip({point, run}) {
  const {wallClockSeconds, total} = point ?? run;
  const facts = [`${shortMoney(total)}, ${duration(wallClockSeconds)}, loss ${loss((point ?? run).loss)}`];
  if (point) {
    facts.push(`${compact(point.parameters)} parameters, ${compact(point.tokens)} tokens, ${count(point.acceleratorCount)} accelerators`);
  } else {
    facts.unshift(run.title);
  }
  return facts.join("\n");
}

/** The least money by time: a stair that no plan is under, nor to its left. */
function stairOf(points, {seconds, amount}) {
  const stair = [[seconds.min, amount.max]];
  for (const {wallClockSeconds, total} of points.toSorted((one, other) => one.wallClockSeconds - other.wallClockSeconds)) {
    if (Number(total.amount) < stair.at(-1)[1]) {
      stair.push([wallClockSeconds, Number(total.amount)]);
    }
  }
  return [...stair, [seconds.max, stair.at(-1)[1]]];
}

/** Losses crowd at their floor: colours by rank, from 0 to 1, tell them apart. */
function ranksOf(losses) {
  const last = Math.max(1, losses.length - 1);
  const ranks = new Map();
  losses.toSorted((one, other) => one - other).forEach((value, rank) => ranks.has(value) || ranks.set(value, rank / last));
  return ranks;
}

const around = values => ({min: Math.min(...values) / MARGIN, max: Math.max(...values) * MARGIN});
