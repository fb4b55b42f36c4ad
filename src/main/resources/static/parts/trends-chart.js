import {energy, instant, loss, shortDuration} from "../format.js";
import "./chart.js";

const PANELS = [
  {title: "wall clock", of: item => item.wallClockSeconds, show: shortDuration},
  {title: "loss", of: item => item.loss, show: loss},
  {title: "energy", of: item => item.energyKwh, show: energy},
];
const TOP = 34;
const HEIGHT = 84;
const STEP = 126;

/** One panel under the other, on one axis of time. */
export function option(timeline) {
  return {
    useUTC: true,
    tooltip: {trigger: "item", formatter: ({data}) => data.about},
    grid: PANELS.map((panel, index) => ({left: 80, right: 30, top: TOP + index * STEP, height: HEIGHT})),
    xAxis: PANELS.map((panel, index) => ({type: "time", gridIndex: index, axisLabel: {show: index === PANELS.length - 1}})),
    yAxis: PANELS.map(({title, show}, index) => ({
      type: "value", name: title, gridIndex: index, scale: true, splitNumber: 3, axisLabel: {formatter: show},
    })),
    series: PANELS.map((panel, index) => ({
      name: panel.title, type: "line", xAxisIndex: index, yAxisIndex: index, symbolSize: 8, data: timeline.map(item => datum(item, panel)),
    })),
  };
}

function datum(item, {title, of, show}) {
  const prices = item.priceCatalog ? `${item.priceCatalog} ${item.priceCatalogVersion}` : "no price";
  return {
    value: [item.evaluatedAt, of(item)],
    about: `${title}: ${show(of(item))}\n${instant(item.evaluatedAt)}\nplan revision ${item.planRevision}, ${prices}\nengine ${item.engineVersion}`,
  };
}
