import {percent, ratio} from "../format.js";
import "./chart.js";

const BAR = 12;

/** Dots of what happened on bars of what was forecast, a row a figure. */
export function option(errors) {
  const rows = errors.toReversed();
  return {
    grid: {left: 10, right: 30, top: 34, bottom: 45, containLabel: true},
    tooltip: {trigger: "item", formatter: ({data}) => data.about},
    xAxis: {type: "value", name: "more than forecast", nameLocation: "middle", nameGap: 28, axisLabel: {formatter: percent}},
    yAxis: {type: "category", data: rows.map(({name}) => name)},
    series: [
      {type: "custom", renderItem: bar, encode: {x: [0, 2], y: 1}, data: rows.flatMap(range)},
      {
        type: "scatter",
        symbolSize: 13,
        label: {show: true, position: "top", formatter: ({data}) => ratio(1 + data.value[0], 1)},
        data: rows.map((error, row) => ({value: [error.error, row], about: about(error)})),
        markLine: {symbol: "none", silent: true, label: {formatter: "as forecast", position: "end"}, lineStyle: {type: "dashed"}, data: [{xAxis: 0}]},
      },
    ],
  };
}

function range(error, row) {
  const {forecast, p10, p90} = error;
  return p10 === undefined || p90 === undefined ? [] : [{value: [p10 / forecast - 1, row, p90 / forecast - 1], about: about(error)}];
}

function bar(parameters, api) {
  const [left, y] = api.coord([api.value(0), api.value(1)]);
  const [right] = api.coord([api.value(2), api.value(1)]);
  return {type: "rect", shape: {x: left, y: y - BAR / 2, width: right - left, height: BAR, r: BAR / 2}, style: {fill: api.visual("color"), opacity: .3}};
}

function about({name, error, said: [forecast, actual], withinRange}) {
  const within = {true: ", within P10 to P90", false: ", outside P10 to P90"}[withinRange] ?? "";
  return `${name}\nforecast ${forecast}\nactual ${actual}: ${ratio(1 + error, 1)}${within}`;
}
