import {date, price} from "../format.js";
import "./chart.js";

/** A price holds until the next one, and the last until today; days on which a catalog was published stand as vertical lines. */
export function option(points, publications, isLogarithmic) {
  const {currency} = points.find(point => point.pricePerAccelerator).pricePerAccelerator;
  return {
    useUTC: true,
    grid: {left: 70, right: 30, top: 40, bottom: 40},
    tooltip: {trigger: "item", formatter: ({data}) => data.about},
    xAxis: {type: "time"},
    yAxis: {
      type: isLogarithmic ? "log" : "value",
      name: "an accelerator-hour",
      axisLabel: {showMinLabel: true, showMaxLabel: true, formatter: amount => price({amount, currency})},
    },
    series: [{
      type: "line",
      step: "end",
      symbolSize: 6,
      lineStyle: {width: 2},
      data: line(points),
      markLine: {symbol: "none", lineStyle: {type: "dotted", width: 1.5}, data: marks(publications)},
    }],
  };
}

function line(points) {
  const steps = points.flatMap((point, index) =>
    (point.pricePerAccelerator || index === 0 ? [datum(point)] : [held(points[index - 1], point.at), datum(point)]));
  return [...steps, held(points.at(-1), new Date().toISOString())];
}

function datum(point) {
  return {value: [point.at, amount(point)], about: about(point)};
}

/** Shows that a price still holds, without a symbol of its own. */
function held(point, until) {
  return {value: [until, amount(point)], about: about(point), symbol: "none"};
}

function about(point) {
  return [
    `${price(point.pricePerAccelerator)} since ${date(point.at)}`,
    [point.provider, point.region, point.instanceType].filter(Boolean).join(" "),
    point.priceCatalog ? `${point.priceCatalog}, version ${point.priceCatalogVersion}` : "",
  ].filter(Boolean).join("\n");
}

/** Only the newest version of a catalog is named: the lines stand too close for more, and the table beside them has all. */
function marks(publications) {
  const newest = new Map(publications.map(version => [version.priceCatalog, version]));
  const rows = [...newest.keys()];
  return publications.map(version => ({
    xAxis: version.asOf,
    about: `${version.priceCatalog}, version ${version.version}\nprices of ${date(version.asOf)}`,
    label: {
      show: newest.get(version.priceCatalog) === version,
      position: "end",
      align: "right",
      offset: [0, -14 * rows.indexOf(version.priceCatalog)],
      formatter: () => `${version.priceCatalog} ${version.version}`,
    },
  }));
}

const amount = point => (point.pricePerAccelerator ? Number(point.pricePerAccelerator.amount) : null);
