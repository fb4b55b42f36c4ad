import {bytes, duration, energy, loss, money, percent} from "../format.js";
import {html, nothing, svg} from "../lib.js";
import {figure} from "./figure.js";

const WIDTH = 520;
const HEIGHT = 420;
const VERTICES = {speed: [260, 40], quality: [60, 380], cost: [460, 380]};
/** Where the names below the base begin. */
const VERTEX_NAMES = [[40, 402], [440, 402]];
const NAMES = {speed: "Speed", quality: "Quality", cost: "Cost"};
const LABEL_HEIGHT = 15;
const LABEL_WIDTH = 130;

/**
 * The triangle: a run stands the nearer to a vertex, the better it scores there beside the two others.
 *
 * @param estimate of the plan
 * @param runs well-known ones, each with its `run` and its `estimate`
 * @param load receives the run that was clicked
 */
export function triangle({estimate, runs, load}) {
  return figure({
    title: "Where the plan stands",
    note: standing(estimate.triangle),
    name: "triangle",
    drawing: html`${drawing(estimate, runs, load)}${scores(estimate.triangle)}`,
    columns: COLUMNS,
    items: [{run: {title: "This plan"}, estimate}, ...runs],
  });
}

const COLUMNS = [
  {title: "Run", of: item => item.run.title},
  {title: "Published time", of: item => item.run.publishedSeconds, show: value => (value ? duration(value) : "–"), numeric: true},
  {title: "Time", of: item => item.estimate.time.wallClockSeconds, show: duration, numeric: true},
  {title: "Money", of: item => item.estimate.total?.amount, show: (value, item) => money(item.estimate.total), numeric: true},
  {title: "Loss", of: item => item.estimate.quality.loss, show: loss, numeric: true},
  {title: "Energy", of: item => item.estimate.energy.facilityKwh, show: energy, numeric: true},
  {title: "Memory", of: item => item.estimate.memory.totalBytes, show: bytes, numeric: true},
  {title: "Source", of: item => item.run.source ?? ""},
];

const lower = description => description[0].toLowerCase() + description.slice(1);

function standing({bindingVertex, references}) {
  const {worst, best} = references[bindingVertex];
  return `The nearer to a corner, the better it is there. This plan's weakest score is that of ${NAMES[bindingVertex].toLowerCase()}, on a scale from ${lower(worst.description)} to ${lower(best.description)}.`;
}

function drawing(estimate, runs, load) {
  const placed = runs.filter(({estimate}) => estimate.triangle.cost !== undefined)
    .map(item => ({...item, at: place(item.estimate.triangle)}));
  return html`
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Triangle of speed, quality and cost">
      <path class="triangle-grid" d=${grid()}></path>
      <path class="triangle-side" d=${path(Object.values(VERTICES))}></path>
      ${Object.keys(NAMES).map(vertexName)}
      ${labelled(placed, [...VERTEX_NAMES, ...(estimate.triangle.cost === undefined ? [] : [place(estimate.triangle)])]).map(item => runMark(item, load))}
      ${estimate.triangle.cost === undefined ? nothing : planMark(estimate)}
    </svg>`;
}

function vertexName(vertex) {
  const [x, y] = VERTICES[vertex];
  return svg`<text class="triangle-vertex" x=${x} y=${y + (vertex === "speed" ? -14 : 26)} text-anchor="middle">${NAMES[vertex]}</text>`;
}

function runMark({run, at: [x, y], label}, load) {
  const press = event => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), load(run));
  return svg`
    <g role="button" tabindex="0" class="pressable" aria-label="Load ${run.title}" @click=${() => load(run)} @keydown=${press}>
      <title>${run.title}: load it as the plan</title>
      <circle class="triangle-target" cx=${x} cy=${y} r="12"></circle>
      <circle class="triangle-run" cx=${x} cy=${y} r="5"></circle>
      <text class="triangle-name" x=${x + label.dx} y=${label.y + 4} text-anchor=${label.dx < 0 ? "end" : "start"}>${run.title}</text>
    </g>`;
}

function planMark(estimate) {
  const [x, y] = place(estimate.triangle);
  return svg`
    <path class="triangle-range" d=${path(corners(estimate).map(place))}><title>P10 to P90 of the plan</title></path>
    <circle class="triangle-plan" cx=${x} cy=${y} r="8"><title>The plan</title></circle>
    <text class="triangle-vertex" x=${x + 12} y=${y + 5}>This plan</text>`;
}

/** Time and money go together: the corners are the good and the bad end of both, with the good and the bad end of loss. */
function corners({triangle, uncertainty, quality}) {
  const score = (vertex, value) => scoreOf(triangle.references[vertex], value);
  return [["p10", "p10"], ["p90", "p10"], ["p90", "p90"], ["p10", "p90"]].map(([run, model]) => ({
    speed: score("speed", uncertainty.wallClockSeconds[run]),
    cost: score("cost", Number(uncertainty.total[run].amount)),
    quality: score("quality", uncertainty.loss[model] - quality.irreducibleLoss),
  }));
}

/** Linear in the logarithm between the worst and the best of the references, as the service scores. */
function scoreOf({worst, best}, value) {
  const score = Math.log(worst.value / value) / Math.log(worst.value / best.value);
  return Math.min(1, Math.max(0, score));
}

/** Barycentric: the mean of the vertices, weighted by the squares of the scores, so that runs stand apart. */
function place(scores) {
  const weights = Object.keys(NAMES).map(vertex => [vertex, scores[vertex] ** 2]);
  const sum = weights.reduce((all, [, weight]) => all + weight, 0) || 1;
  return [0, 1].map(axis => weights.reduce((at, [vertex, weight]) => at + (VERTICES[vertex][axis] * weight) / sum, 0));
}

function grid() {
  const middle = place({speed: 1, quality: 1, cost: 1});
  return Object.values(VERTICES).map(vertex => `M${middle.map(round)}L${vertex.map(round)}`).join("");
}

/** Names beside their marks, moved down where they would lie on each other or on what is taken. */
function labelled(placed, marks) {
  const sorted = placed.toSorted((one, other) => one.at[1] - other.at[1]);
  const taken = marks.map(([x, y]) => ({x, y}));
  return sorted.map(item => {
    const [x, y] = item.at;
    const label = {dx: x > WIDTH - LABEL_WIDTH ? -10 : 10, y};
    while (taken.some(other => Math.abs(other.x - x) < LABEL_WIDTH && Math.abs(other.y - label.y) < LABEL_HEIGHT)) {
      label.y += LABEL_HEIGHT;
    }
    taken.push({x, y: label.y});
    return {...item, label};
  });
}

function scores(triangle) {
  return html`
    <ul class="legend">
      ${Object.entries(NAMES).map(([vertex, name]) => html`
        <li>${name} <b>${triangle[vertex] === undefined ? "unknown" : percent(Number(triangle[vertex].toFixed(2)))}</b></li>`)}
      <li class="fine">of the way from the worst to the best reference</li>
    </ul>`;
}

const path = points => `M${points.map(point => point.map(round).join(" ")).join("L")}Z`;
const round = value => value.toFixed(1);
