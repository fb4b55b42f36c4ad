import {duration, energy, fieldValue, instant, loss, money, percent, range, ratio} from "../format.js";
import {guard, html, nothing} from "../lib.js";
import {option} from "./comparison-chart.js";
import {figure} from "./figure.js";
import {table} from "./table.js";

const METRICS = [
  {title: "money", value: ({total}) => total && Number(total.amount), show: (value, {total}) => money(total), bounds: ({uncertainty}) => uncertainty.total, bound: money},
  {title: "wall clock", value: ({time}) => time.wallClockSeconds, show: duration, bounds: ({uncertainty}) => uncertainty.wallClockSeconds, bound: duration},
  {title: "loss", value: ({quality}) => quality.loss, show: loss, bounds: ({uncertainty}) => uncertainty.loss, bound: loss},
  {title: "energy", value: ({energy: {facilityKwh}}) => facilityKwh, show: energy},
];

/** Plans, or one and its scenarios, side by side, each against the first. */
export function comparisonView(comparison) {
  return guard([comparison], () => {
    const {scenarios, verdicts, calculatedAt} = comparison;
    const compared = scenarios.length > 1;
    return html`
      <section class="card" aria-labelledby="comparison">
        <h2 id="comparison">Comparison</h2>
        <p class="fine">All at the prices known on ${instant(calculatedAt)}; ranges are P10 to P90${compared ? ", changes are from the first, chances are those of being the cheapest or the fastest of all" : ""}.</p>
        ${verdicts.length ? html`<ul>${verdicts.map(verdict => html`<li>${verdict}</li>`)}</ul>` : nothing}
        ${compared ? nothing : html`<p class="empty">There is only the plan. Add a scenario above to compare it with.</p>`}
        ${table({caption: "Comparison of the plan and its scenarios", columns: columns(scenarios, compared), items: scenarios})}
      </section>
      ${compared ? chart(scenarios) : nothing}`;
  });
}

function columns(scenarios, compared) {
  return [
    {title: "scenario", of: scenario => scenario.title, show: (title, scenario) => named(scenario)},
    ...METRICS.map(metric => metricColumn(metric, scenarios[0])),
    ...(compared ? chances(scenarios) : []),
  ];
}

function chances(scenarios) {
  return [
    {title: "chance cheapest", of: scenario => scenario.probabilityCheapest, show: probability, numeric: true},
    {title: "chance fastest", of: scenario => scenario.probabilityFastest, show: probability, numeric: true},
    {title: "dominated by", of: scenario => titles(scenario.dominatedBy, scenarios), show: text => text || "none"},
  ];
}

function named({title, id, differences, estimate, problem}) {
  return html`
    <div class="wrap">
      <b>${title}</b>${id === "plan" ? " (the plan)" : ""}
      ${estimate && estimate.fit.kind !== "fits" ? html`<p class="bad">Does not fit into memory.</p>` : nothing}
      ${problem ? html`<p class="bad">${problem.detail}</p>` : nothing}
      ${differences.length ? html`<ul class="plain fine">${differences.map(difference)}</ul>` : nothing}
    </div>`;
}

function difference({pointer, from, to}) {
  return html`<li>${pointer.slice(1).replaceAll("/", ".")}: ${fieldValue(from)} → ${fieldValue(to)}</li>`;
}

function metricColumn({title, value, show, bounds, bound}, {estimate: first}) {
  return {
    title,
    numeric: true,
    of: ({estimate}) => estimate && value(estimate),
    show: (own, {estimate}) => (estimate ? html`
      <b>${own === undefined ? "unknown" : show(own, estimate)}</b>
      ${bounds?.(estimate) ? html`<br><span class="fine">${range(bounds(estimate), bound)}</span>` : nothing}
      ${first && estimate !== first && own !== undefined && value(first) ? html`<br>${moved(own, value(first))}` : nothing}` : "none"),
  };
}

const moved = (to, from) => (to === from ? "as the first" : ratio(to, from));

function chart(scenarios) {
  const known = inOneCurrency(scenarios.filter(({estimate}) => estimate?.total));
  if (known.length < 2) {
    return html`<p class="empty">Fewer than two of them have a price known in one currency: there is nothing to draw cost against time for.</p>`;
  }
  const title = "Cost against time";
  return figure({
    title,
    note: "Down and to the left is better. The cross through a point spans P10 to P90; an outlined point is dominated: another is nowhere worse and somewhere better.",
    name: "comparison",
    drawing: html`<trilemma-chart label=${`${title} of ${known.map(scenario => scenario.title).join(", ")}`} .option=${option(known)}></trilemma-chart>`,
    columns: [
      {title: "scenario", of: scenario => scenario.title},
      {title: "wall clock seconds", of: ({estimate}) => estimate.time.wallClockSeconds, show: duration, numeric: true},
      {title: "total", of: ({estimate}) => estimate.total.amount, show: (amount, {estimate}) => money(estimate.total), numeric: true},
      {title: "currency", of: ({estimate}) => estimate.total.currency},
      {title: "dominated by", of: scenario => titles(scenario.dominatedBy, scenarios)},
    ],
    items: known,
  });
}

const inOneCurrency = priced => priced.filter(({estimate}) => estimate.total.currency === priced[0].estimate.total.currency);
const titles = (ids, scenarios) => ids.map(id => scenarios.find(scenario => scenario.id === id)?.title ?? id).join(", ");
const probability = value => (value === undefined ? "unknown" : percent(value));
