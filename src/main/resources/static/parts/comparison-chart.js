import {duration, money, shortDuration, shortMoney} from "../format.js";
import "./chart.js";
import {roundTimes} from "./times.js";

/** Where all is within one power of ten, the ends of an axis are all that it says. */
const ENDS = {showMinLabel: true, showMaxLabel: true};
const MARGIN = 1.15;
const SHAPES = ["circle", "rect", "triangle", "diamond"];

/** Points of cost over time, both on logarithmic axes, with a cross of their ranges each. */
export function option(scenarios) {
  const {currency} = scenarios[0].estimate.total;
  const bounds = scenarios.map(crossOf);
  const seconds = extent(bounds.flatMap(({time}) => time));
  return {
    legend: {type: "scroll", top: 0, itemWidth: 14, data: scenarios.map(({title}) => title)},
    grid: {left: 70, right: 30, top: 60, bottom: 50},
    tooltip: {trigger: "item", formatter: ({data}) => data.about},
    xAxis: {
      type: "log", name: "wall clock", nameLocation: "middle", nameGap: 30, ...seconds,
      axisLabel: {...ENDS, customValues: [seconds.min, ...roundTimes(seconds), seconds.max], formatter: shortDuration},
    },
    yAxis: {
      type: "log", name: "cost", ...extent(bounds.flatMap(({cost}) => cost)),
      axisLabel: {...ENDS, formatter: amount => shortMoney({amount, currency})},
    },
    series: scenarios.flatMap((scenario, index) => seriesOf(scenario, SHAPES[index % SHAPES.length], isLate(scenario, seconds))),
  };
}

/** A point and the cross of its ranges: of one name, so that the legend shows and hides them as one. */
function seriesOf(scenario, shape, isNamedBefore) {
  const {title: name, estimate, dominatedBy} = scenario;
  const {centre: [seconds, amount], time, cost} = crossOf(scenario);
  const whisker = data => ({name, type: "line", symbol: "none", silent: true, lineStyle: {width: 1.5, opacity: .6}, data});
  return [
    {
      name,
      type: "scatter",
      symbol: dominatedBy.length ? `empty${shape[0].toUpperCase()}${shape.slice(1)}` : shape,
      symbolSize: 15,
      z: 3,
      label: {show: true, position: isNamedBefore ? "left" : "right", formatter: () => name},
      labelLayout: {hideOverlap: true, dy: -10},
      data: [{value: [seconds, amount], about: `${name}\n${money(estimate.total)}, ${duration(seconds)}`}],
    },
    whisker(time.map(bound => [bound, amount])),
    whisker(cost.map(bound => [seconds, bound])),
  ];
}

function crossOf({estimate: {time: {wallClockSeconds}, total, uncertainty}}) {
  return {
    centre: [wallClockSeconds, Number(total.amount)],
    time: [uncertainty.wallClockSeconds.p10, uncertainty.wallClockSeconds.p90],
    cost: uncertainty.total ? [Number(uncertainty.total.p10.amount), Number(uncertainty.total.p90.amount)] : [Number(total.amount)],
  };
}

/** Whether its name has more room before it than behind it. */
const isLate = ({estimate}, {min, max}) => estimate.time.wallClockSeconds > Math.sqrt(min * max);

const extent = values => ({min: Math.min(...values) / MARGIN, max: Math.max(...values) * MARGIN});
