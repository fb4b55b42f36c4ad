import {date, duration, energy, instant, loss, money, number, ratio} from "../format.js";
import {guard, html, nothing} from "../lib.js";
import {actualForm} from "./actual-form.js";
import {calibrationView} from "./calibration.js";
import {option} from "./forecast-chart.js";
import {figure} from "./figure.js";
import {outcome} from "./outcome.js";
import {table} from "./table.js";

/** More runs than this cannot be told apart in the chart; the table has all. */
const RUNS = 5;

const METRICS = {
  total: {title: "money", show: (amount, {actual}) => money({amount, currency: actual.total.currency})},
  wallClockSeconds: {title: "wall clock", show: duration},
  stepSeconds: {title: "step", show: duration},
  acceleratorHours: {title: "accelerator-hours", show: number},
  energyKwh: {title: "energy", show: energy},
  loss: {title: "loss", show: loss},
};

const ERROR_COLUMNS = [
  {title: "run", of: ({run}) => run.actual.startedAt ?? run.createdAt, show: (at, {run}) => nameOf(run)},
  {title: "figure", of: ({metric}) => METRICS[metric]?.title ?? metric},
  {title: "forecast", of: ({forecast}) => forecast, show: shown, numeric: true},
  {title: "P10", of: ({p10}) => p10, show: shown, numeric: true},
  {title: "P90", of: ({p90}) => p90, show: shown, numeric: true},
  {title: "actual", of: ({actual}) => actual, show: shown, numeric: true},
  {title: "more than forecast", of: ({error}) => error, show: error => ratio(1 + error, 1), numeric: true},
  {title: "within the range", of: ({withinRange}) => withinRange, show: within => ({true: "yes", false: "no"})[within] ?? "no range"},
];

/** What runs really took, how far the forecast was off, and what there is to learn from it. */
export function actualsView(page) {
  const {actuals, last, offer} = page;
  return html`
    <section class="card" aria-labelledby="actuals">
      <h2 id="actuals">Forecast against actuals</h2>
      <p>Record what a run of this plan really took. It is set against the last evaluation before the run began, or against the plan as it stands.</p>
      ${guard([actuals], () => table({
        caption: "Recorded runs",
        columns: runColumns(page),
        items: actuals,
        empty: "No run is recorded yet. Record one below to see how far the forecast was off.",
      }))}
      ${outcome("actuals", last)}
      ${offer ? calibrationView(page) : nothing}
      ${actualForm(page)}
    </section>
    ${guard([actuals], () => errorsFigure(actuals))}`;
}

function runColumns(page) {
  return [
    {title: "run", of: run => run.actual.startedAt ?? run.createdAt, show: (at, run) => nameOf(run)},
    {title: "forecast of", of: run => run.forecastAt, show: (at, run) => `${instant(at)}${run.evaluation ? "" : ", the plan as it stood"}`},
    {title: "recorded by", of: run => run.createdBy},
    {title: "figures outside the range", of: run => outside(run).join(", "), show: text => text || "none"},
    {title: "note", of: run => run.actual.note ?? ""},
    {
      title: "what to do",
      of: () => "",
      show: (none, run) => html`
        <button type="button" class="danger" @click=${() => page.deleteActual(run)}>Delete<span class="unseen"> the record of ${nameOf(run)}</span></button>`,
    },
  ];
}

function errorsFigure(actuals) {
  const errors = actuals.flatMap(run => run.errors.map(error => ({...error, run})));
  if (errors.length === 0) {
    return nothing;
  }
  const title = "Forecast error";
  const drawn = errors.filter(({run}) => actuals.indexOf(run) < RUNS)
    .map(error => ({...error, name: drawnName(error, actuals), said: [error.forecast, error.actual].map(value => shown(value, error))}));
  return figure({
    title,
    note: "What happened, less the forecast, as a share of the forecast: to the right is more than forecast. The bar spans P10 to P90 of the forecast.",
    name: "forecast-error",
    drawing: html`<trilemma-chart label=${title} .option=${option(drawn)}></trilemma-chart>`,
    columns: ERROR_COLUMNS,
    items: errors,
  });
}

function drawnName({metric, run}, actuals) {
  const title = METRICS[metric]?.title ?? metric;
  return actuals.length > 1 ? `${title}, run ${actuals.length - actuals.indexOf(run)}` : title;
}

function outside({errors}) {
  return errors.filter(({withinRange}) => withinRange === false).map(({metric}) => METRICS[metric]?.title ?? metric);
}

function shown(value, {metric, run}) {
  return value === undefined ? "" : METRICS[metric]?.show(value, run) ?? number(value);
}

function nameOf({actual: {startedAt}, createdAt}) {
  return startedAt ? `begun ${date(startedAt)}` : `recorded ${instant(createdAt)}`;
}
