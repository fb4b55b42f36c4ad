import {post} from "../api.js";
import {count, duration, loss, money, percent, shortDuration, shortMoney} from "../format.js";
import {html} from "../lib.js";
import {withField} from "../link.js";
import "./chart.js";
import {figure} from "./figure.js";
import {ROUND_TIMES} from "./times.js";

const GROWTHS = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16];

/** The plan on fewer and on more accelerators, its layout chosen again for each; those that are no plan are left out. */
export async function scaled(plan, signal) {
  const counts = [...new Set(GROWTHS.map(growth => Math.max(1, Math.round(plan.cluster.acceleratorCount * growth))))];
  const plans = counts.map(acceleratorCount => withField(withField(plan, "parallelism", undefined), "cluster.acceleratorCount", acceleratorCount));
  const {items} = await post("/estimate-batches", {plans}, {signal});
  return counts.map((acceleratorCount, index) => ({acceleratorCount, estimate: items[index]})).filter(({estimate}) => estimate.time);
}

/**
 * What more accelerators would do: speed is nearly free until a step can be cut no further.
 *
 * @param runs as {@link scaled} gives them
 */
export function scaling(runs) {
  return figure({
    title: "More accelerators",
    note: "The same model and tokens. Time falls with them until communication, failures and the batch take over; then money rises.",
    name: "scaling",
    drawing: html`<trilemma-chart label="Time and money by accelerators" .option=${option(runs)}></trilemma-chart>`,
    columns: COLUMNS,
    items: runs,
  });
}

const COLUMNS = [
  {title: "Accelerators", of: run => run.acceleratorCount, show: count, numeric: true},
  {title: "Time", of: run => run.estimate.time.wallClockSeconds, show: duration, numeric: true},
  {title: "Money", of: run => run.estimate.total?.amount, show: (amount, run) => money(run.estimate.total), numeric: true},
  {title: "Loss", of: run => run.estimate.quality.loss, show: loss, numeric: true},
  {title: "MFU", of: run => run.estimate.time.modelFlopsUtilization, show: percent, numeric: true},
  {title: "Goodput", of: run => run.estimate.time.goodput, show: percent, numeric: true},
  {title: "Memory", of: run => run.estimate.fit.kind, show: kind => (kind === "fits" ? "fits" : "does not fit")},
];

function option(runs) {
  const currency = runs.find(({estimate}) => estimate.total)?.estimate.total.currency ?? "USD";
  const dollars = amount => shortMoney({amount, currency});
  return {
    legend: {top: 0},
    grid: {left: 80, right: 80, top: 60, bottom: 45},
    tooltip: {trigger: "axis"},
    xAxis: {type: "log", logBase: 2, name: "accelerators", nameLocation: "middle", nameGap: 28, min: "dataMin", max: "dataMax", axisLabel: {formatter: count}},
    yAxis: [
      {type: "log", name: "time", axisTick: {customValues: ROUND_TIMES}, axisLabel: {customValues: ROUND_TIMES, formatter: shortDuration}},
      {type: "value", name: "money", min: 0, axisLabel: {formatter: dollars}},
    ],
    series: [
      {name: "time", type: "line", symbolSize: 7, tooltip: {valueFormatter: duration},
        data: runs.map(({acceleratorCount, estimate}) => [acceleratorCount, estimate.time.wallClockSeconds])},
      {name: "money", type: "line", symbolSize: 7, symbol: "diamond", yAxisIndex: 1, lineStyle: {type: "dashed"}, tooltip: {valueFormatter: dollars},
        data: runs.filter(({estimate}) => estimate.total).map(({acceleratorCount, estimate}) => [acceleratorCount, Number(estimate.total.amount)])},
    ],
  };
}
