import {count, duration, energy, loss, money, number, shortMoney} from "../format.js";
import {html, nothing} from "../lib.js";
import {link, patched} from "../link.js";
import {axisTitle, FIELDS} from "./axes.js";
import "./chart.js";
import {select} from "./choice.js";
import {figure} from "./figure.js";
import {table} from "./table.js";

const DAY = 86400;
const MOST_ROWS = 200;
const MANY = 300;
const MARGIN = 1.15;

/** From low loss to high; each stands out from both schemes. */
const COLOURS = ["#1f9d7a", "#5b7bf0", "#b45cc0", "#d9722b"];

const SORTS = {
  total: "cheapest first", wallClockSeconds: "fastest first", loss: "lowest loss first", energyKwh: "least energy first",
  "-headroomBytes": "most memory left first",
};

/** What the list of results begins with. */
export const STARTING_QUERY = {sort: "total", frontier: false, fits: true, most: "", days: ""};

/** The query as the service takes it. */
export function resultParameters({sort, frontier, fits, most, days}) {
  return new URLSearchParams([
    ...(sort ? [["sort", sort]] : []),
    ...(frontier ? [["frontier", "true"]] : []),
    ...(fits ? [["filter", "fit=fits"]] : []),
    ...(most ? [["filter", `total<=${most}`]] : []),
    ...(days ? [["filter", `wallClockSeconds<=${days * DAY}`]] : []),
  ]);
}

/** Which results are asked for, and in which order. */
export function resultFilter({query, change, download}) {
  return html`
    <form class="row" @submit=${event => event.preventDefault()}>
      ${select({label: "Order", name: "sort", value: query.sort || undefined, values: SORTS, placeholder: "as calculated",
        change: sort => change({sort: sort ?? ""})})}
      ${limit("Most money", "most", query.most, "any", change)}
      ${limit("Most days", "days", query.days, "any", change)}
      ${tick("Only what no other point beats", query.frontier, frontier => change({frontier}))}
      ${tick("Only what fits in memory", query.fits, fits => change({fits}))}
      <button type="button" class="quiet" @click=${download}>Save all as CSV</button>
    </form>`;
}

/**
 * Results as a chart of money against time, and as a table.
 *
 * @param plan what all of them have in common; they cannot be opened where it is not known
 */
export function sweepResults({items, isAll, plan}) {
  const priced = items.filter(item => item.total && item.wallClockSeconds);
  return html`
    ${priced.length ? figure({
      title: "Cost against time",
      note: isAll ? nothing : `The first ${count(items.length)} results in this order; the CSV has all.`,
      name: "sweep",
      drawing: html`<trilemma-chart label="Cost against time, coloured by loss" .option=${option(priced)}></trilemma-chart>`,
      columns: columns(priced), items: priced,
    }) : nothing}
    <section class="card">
      <h2>Results</h2>
      ${table({caption: "Results", columns: [...columns(items), ...(plan ? [opening(plan)] : [])], items, most: MOST_ROWS, empty: "No result is like that. Take a limit away."})}
    </section>`;
}

function columns(items) {
  const pointers = Object.keys(items[0]?.point ?? {});
  return [
    ...pointers.map(pointer => ({
      title: axisTitle(pointer),
      of: item => (FIELDS[pointer]?.isCount ? item.point[pointer] : inWords(pointer, item.point[pointer])),
      show: (value, item) => inWords(pointer, item.point[pointer]),
      numeric: FIELDS[pointer]?.isCount,
    })),
    {title: "time", of: item => item.wallClockSeconds, show: seconds => known(seconds, duration), numeric: true},
    {title: "cost", of: item => item.total?.amount, show: (amount, item) => (item.problem ? "" : money(item.total)), numeric: true},
    {title: "loss", of: item => item.loss, show: value => known(value, loss), numeric: true},
    {title: "energy", of: item => item.energyKwh, show: value => known(value, energy), numeric: true},
    {title: "memory", of: item => item.fit?.kind ?? item.problem?.detail, show: fit},
  ];
}

function opening(plan) {
  return {
    title: "",
    of: item => item.point,
    show: (point, {problem}) => (problem || !point ? nothing : html`<a class="action" href=${link("plan", swept(plan, point))}>Open</a>`),
  };
}

/** The plan of a point: its values by the pointers to their fields, and documents merged into it. */
function swept(plan, point) {
  return Object.entries(point).reduce((before, [pointer, value]) =>
    patched(before, pointer.split("/").slice(1).reduceRight((inner, name) => ({[name]: inner}), value)), plan);
}

const known = (value, format) => (value === undefined ? "" : format(value));

/** What an axis took. Other clients may have swept what this page offers no axis for. */
function inWords(pointer, value) {
  const {isCount, options} = FIELDS[pointer] ?? {};
  if (isCount) {
    return count(value);
  }
  return options?.[value] ?? (value !== null && typeof value === "object" ? JSON.stringify(value) : value);
}

function fit(kind, {problem}) {
  return problem ? html`<span class="bad">no valid plan: ${problem.errors?.[0]?.detail ?? problem.detail}</span>`
    : kind === "fits" ? "fits" : kind === "doesNotFit" ? html`<b class="bad">does not fit</b>` : "";
}

function option(items) {
  const days = items.map(item => item.wallClockSeconds / DAY);
  const amounts = items.map(item => Number(item.total.amount));
  const losses = items.map(item => item.loss);
  const areLossesEqual = Math.min(...losses) === Math.max(...losses);
  const money = amount => shortMoney({...items[0].total, amount});
  return {
    grid: {left: 75, right: 24, top: areLossesEqual ? 24 : 56, bottom: 48},
    tooltip: {trigger: "item", formatter: ({dataIndex}) => described(items[dataIndex])},
    xAxis: {type: "log", name: "days", nameLocation: "middle", nameGap: 30, ...around(days, number)},
    yAxis: {type: "log", ...around(amounts, money)},
    ...(!areLossesEqual && {visualMap: colouredBy(losses)}),
    series: [{
      type: "scatter",
      symbolSize: items.length > MANY ? 6 : 10,
      itemStyle: {opacity: 0.85},
      data: items.map((item, index) => [days[index], amounts[index], losses[index]]),
    }],
  };
}

function colouredBy(losses) {
  const [min, max] = [Math.min(...losses), Math.max(...losses)];
  return {
    type: "continuous", dimension: 2, min, max, precision: 3, text: [loss(max), `loss ${loss(min)}`],
    orient: "horizontal", left: "center", top: 0, itemHeight: 130, inRange: {color: COLOURS},
  };
}

/** A little beyond the figures, so that none lies on the edge; its ends are labelled, because all may lie within one decade. */
function around(values, formatter) {
  const rounded = value => Number(value.toPrecision(2));
  return {
    min: rounded(Math.min(...values) / MARGIN),
    max: rounded(Math.max(...values) * MARGIN),
    axisLabel: {formatter, showMinLabel: true, showMaxLabel: true},
  };
}

function described({point, wallClockSeconds, total, loss: reached}) {
  return [
    `${money(total)}, ${duration(wallClockSeconds)}, loss ${loss(reached)}`,
    ...Object.entries(point).map(([pointer, value]) => `${axisTitle(pointer)}: ${inWords(pointer, value)}`),
  ].join("\n");
}

function limit(label, name, value, placeholder, change) {
  return html`<label>${label} <input name=${name} type="number" min="0" step="any" .value=${value} placeholder=${placeholder}
    @change=${event => change({[name]: event.target.value})}></label>`;
}

function tick(label, checked, change) {
  return html`<label class="check"><input type="checkbox" .checked=${checked} @change=${event => change(event.target.checked)}> ${label}</label>`;
}
