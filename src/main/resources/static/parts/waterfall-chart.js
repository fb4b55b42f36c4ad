import {date, money, shortMoney, signedMoney} from "../format.js";
import "./chart.js";

/** More bars than this cannot be told apart. */
const CHANGES = 6;
const CAUSES = ["engine", "price", "plan"];
const UNKNOWN = "not attributed";
const TOTAL = "total";
const ALL = [TOTAL, ...CAUSES, UNKNOWN];

/** The total before the last changes, what each cause added since, and the total after: `{at, cause, from, to, currency}`. */
export function steps(timeline) {
  const priced = timeline.filter(item => item.total && item.total.currency === timeline.findLast(last => last.total).total.currency);
  const pairs = priced.slice(1).map((after, index) => [priced[index], after])
    .filter(([before, after]) => before.total.amount !== after.total.amount).slice(-CHANGES);
  if (pairs.length === 0) {
    return [];
  }
  return [whole(pairs[0][0]), ...pairs.flatMap(changes), whole(pairs.at(-1)[1])];
}

function whole({evaluatedAt, total}) {
  return {at: evaluatedAt, cause: TOTAL, from: 0, to: Number(total.amount), currency: total.currency};
}

function changes([before, after]) {
  let level = Number(before.total.amount);
  return parts(before, after).filter(([, added]) => added !== 0).map(([cause, added]) => {
    const step = {at: after.evaluatedAt, cause, from: level, to: level + added, currency: after.total.currency};
    level = step.to;
    return step;
  });
}

function parts(before, {attribution, total}) {
  return attribution
    ? CAUSES.map(cause => [cause, Number(attribution[cause].amount)])
    : [[UNKNOWN, Number(total.amount) - Number(before.total.amount)]];
}

/** Bars that float: each stands on one that cannot be seen. */
export function option(moved) {
  const bars = ALL.filter(cause => moved.some(step => step.cause === cause));
  return {
    grid: {left: 70, right: 20, top: 50, bottom: 60},
    legend: {top: 0, data: bars},
    tooltip: {trigger: "item", formatter: ({data}) => data.about},
    xAxis: {type: "category", data: moved.map(step => `${step.cause}\n${date(step.at)}`), axisLabel: {interval: 0, hideOverlap: true}},
    yAxis: {type: "value", min: floor(moved), axisLabel: {formatter: amount => shortMoney({amount, currency: moved[0].currency})}},
    series: [base(moved), ...ALL.map(cause => series(cause, moved))],
  };
}

function base(moved) {
  return {
    name: "base", type: "bar", stack: "steps", silent: true, tooltip: {show: false}, itemStyle: {color: "transparent"},
    data: moved.map(step => Math.min(step.from, step.to)),
  };
}

function series(cause, moved) {
  return {
    name: cause,
    type: "bar",
    stack: "steps",
    barMaxWidth: 70,
    label: {show: true, position: "top", formatter: ({data}) => data.said},
    labelLayout: {hideOverlap: true},
    data: moved.map(step => (step.cause === cause ? bar(step) : null)),
  };
}

function bar(step) {
  const {cause, from, to, at, currency} = step;
  const said = cause === TOTAL ? shortMoney({amount: to, currency}) : signedMoney({amount: to - from, currency});
  const about = cause === TOTAL ? `${money({amount: to, currency})} on ${date(at)}` : `${cause}: ${said}, to ${money({amount: to, currency})} on ${date(at)}`;
  return {value: Math.abs(to - from), said, about};
}

/** Small changes of a large total are seen only where the axis begins near it. */
function floor(moved) {
  const levels = moved.map(step => step.to);
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const size = 10 ** Math.floor(Math.log10(most - least));
  return least > 0.6 * most ? Math.max(0, Math.floor((least - (most - least) / 2) / size) * size) : 0;
}
