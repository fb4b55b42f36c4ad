import {duration, money, shortMoney} from "../format.js";
import {colour} from "./chart.js";

const MARGIN = 1.15;

/** Points of cost over time, both on logarithmic axes, with a cross of their ranges each. */
export function option(scenarios) {
  const {currency} = scenarios[0].estimate.total;
  const bounds = scenarios.map(crossOf);
  return {
    grid: {left: 80, right: 30, top: 40, bottom: 50},
    tooltip: {trigger: "item", formatter: ({data}) => data.about},
    xAxis: {
      type: "log", name: "wall clock", nameLocation: "middle", nameGap: 30, ...extent(bounds.flatMap(({time}) => time)),
      axisLabel: {formatter: duration},
    },
    yAxis: {
      type: "log", name: "cost", nameTextStyle: {align: "right"}, ...extent(bounds.flatMap(({cost}) => cost)),
      axisLabel: {formatter: amount => shortMoney({amount, currency})},
    },
    series: [...bounds.flatMap(whiskers), points(scenarios)],
  };
}

function points(scenarios) {
  return {
    type: "scatter",
    symbolSize: 14,
    z: 3,
    itemStyle: {borderWidth: 2},
    label: {show: true, position: "top", formatter: ({data}) => data.name},
    labelLayout: {moveOverlap: "shiftY"},
    data: scenarios.map(({title, estimate, dominatedBy}) => ({
      name: title,
      value: [estimate.time.wallClockSeconds, Number(estimate.total.amount)],
      symbol: dominatedBy.length ? "emptyCircle" : "circle",
      about: `${title}\n${money(estimate.total)}, ${duration(estimate.time.wallClockSeconds)}`,
    })),
  };
}

function crossOf({estimate: {time: {wallClockSeconds}, total, uncertainty}}) {
  return {
    centre: [wallClockSeconds, Number(total.amount)],
    time: [uncertainty.wallClockSeconds.p10, uncertainty.wallClockSeconds.p90],
    cost: uncertainty.total ? [Number(uncertainty.total.p10.amount), Number(uncertainty.total.p90.amount)] : [Number(total.amount)],
  };
}

function whiskers({centre, time, cost}) {
  const line = data => ({type: "line", symbol: "none", silent: true, tooltip: {show: false}, color: colour("--faint"), lineStyle: {width: 1, opacity: .6}, data});
  return [line(time.map(seconds => [seconds, centre[1]])), line(cost.map(amount => [centre[0], amount]))];
}

const extent = values => ({min: Math.min(...values) / MARGIN, max: Math.max(...values) * MARGIN});
