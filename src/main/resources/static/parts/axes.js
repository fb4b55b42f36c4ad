import {count, parseCount, parseCounts, words} from "../format.js";
import {html, nothing} from "../lib.js";
import {options as optionsOf} from "./choice.js";
import {RENTED} from "./fields.js";

const PRECISIONS = ["fp32", "tf32", "fp16", "bf16", "fp8", "fp4"];

/** Fields of a plan that one would vary: `isCount` for numbers, `options` where there are few values, else names. */
export const FIELDS = {
  "/cluster/acceleratorCount": {title: "accelerator count", isCount: true, example: "256, 512, 1024"},
  "/training/tokens": {title: "tokens", isCount: true, example: "1T, 5T, 15T"},
  "/training/globalBatchSize": {title: "global batch size", isCount: true, example: "512, 1024, 2048"},
  "/training/sequenceLength": {title: "sequence length", isCount: true, example: "4096, 8192"},
  "/model": {title: "model", example: "llama-3.1-8b, llama-3.1-70b"},
  "/cluster/accelerator": {title: "accelerator", example: "h100, nvidia-h200-sxm-141gb"},
  "/pricing/provider": {title: "provider", example: "aws, gcp"},
  "/pricing/region": {title: "region", example: "us-east-1, us-west-2"},
  "/training/precision": {title: "precision", options: Object.fromEntries(PRECISIONS.map(name => [name, name]))},
  "/training/recomputation": {title: "recomputation", options: {none: "none", selective: "selective", full: "full"}},
  "/pricing/commitment": {title: "commitment", options: RENTED},
};

const SCALES = {log: "equal ratios", linear: "equal steps"};

/** A pointer as people call it. */
export const axisTitle = pointer => FIELDS[pointer]?.title ?? words(pointer.split("/").at(-1) || "plan");

/** An axis to begin with: numbers are listed, until a range is asked for. */
export const axis = (pointer, given = {}) => ({pointer, isRange: false, text: "", chosen: [], from: "", to: "", steps: "5", scale: "log", ...given});

/** The axis as the service takes it; null while something is missing. A sample needs no steps. */
export function axisDocument({pointer, isRange, text, chosen, from, to, steps, scale}, isSample) {
  const {isCount, options} = FIELDS[pointer];
  if (isRange && isCount) {
    const [first, last, number] = [parseCount(from), parseCount(to), parseCount(steps)];
    const isWhole = first > 0 && last > first && (isSample || number >= 2);
    return isWhole ? {pointer, from: first, to: last, scale, ...(isSample ? {} : {steps: number})} : null;
  }
  const listed = options ? chosen : isCount ? parseCounts(text) : listOf(text);
  return listed.length && !listed.includes(null) ? {pointer, values: listed} : null;
}

/** How many points a grid over the axes has; null while an axis is not whole. */
export function gridSize(documents) {
  return documents.includes(null) ? null : documents.reduce((points, {values, steps}) => points * (values?.length ?? steps), 1);
}

/**
 * The axes of a sweep: fields of a plan, and what each takes.
 *
 * @param isSample whether only some combinations are looked at
 * @param change receives the axes as they are to be
 */
export function axes({items, isSample, change}) {
  const free = Object.keys(FIELDS).filter(pointer => items.every(item => item.pointer !== pointer));
  const replace = (index, changes) => change(items.map((item, at) => (at === index ? {...item, ...changes} : item)));
  return html`
    ${items.map((item, index) => html`
      <fieldset class="axis">
        <legend>${axisTitle(item.pointer)}</legend>
        <div class="row">
          ${FIELDS[item.pointer].isCount ? rangeTick(item, changes => replace(index, changes)) : nothing}
          <button type="button" class="quiet" ?disabled=${items.length === 1} @click=${() => change(items.toSpliced(index, 1))}>
            Remove<span class="unseen"> ${axisTitle(item.pointer)}</span></button>
        </div>
        ${values(item, isSample, changes => replace(index, changes))}
      </fieldset>`)}
    ${free.length ? another(free, pointer => change([...items, axis(pointer)])) : nothing}`;
}

/** Chosen first and added then: a list that acts at every arrow key cannot be read by keyboard. */
function another(free, add) {
  return html`
    <div class="row">
      <label>Vary another field
        <select name="another">${free.map(pointer => html`<option value=${pointer}>${FIELDS[pointer].title}</option>`)}</select>
      </label>
      <button type="button" class="quiet" @click=${event => add(event.target.closest("form").elements.another.value)}>Add<span class="unseen"> the field</span></button>
    </div>`;
}

function values(item, isSample, change) {
  const {options, example, title, isCount} = FIELDS[item.pointer];
  if (options) {
    return choices(item, options, change);
  }
  if (item.isRange) {
    return range(item, isSample, change);
  }
  return html`
    ${text(`Values of ${title}, by commas`, item.text, value => change({text: value}), example)}
    ${isCount ? unreadCounts(item.text, example) : nothing}`;
}

/** Where a list of counts is none, how to write it. */
export function unreadCounts(text, example) {
  return parseCounts(text).includes(null)
    ? html`<p class="invalid unread" role="alert">Write whole numbers with a blank after each comma, such as ${example}.</p>` : nothing;
}

function rangeTick({pointer, isRange}, change) {
  return html`<label class="check"><input type="checkbox" .checked=${isRange} @change=${event => change({isRange: event.target.checked})}>
    A range<span class="unseen"> of ${axisTitle(pointer)}</span></label>`;
}

function choices({chosen}, options, change) {
  const toggle = (id, isChosen) => change({chosen: Object.keys(options).filter(option => (option === id ? isChosen : chosen.includes(option)))});
  return html`<div class="row">${Object.entries(options).map(([id, title]) => html`
    <label class="check">
      <input type="checkbox" .checked=${chosen.includes(id)} @change=${event => toggle(id, event.target.checked)}> ${title}
    </label>`)}</div>`;
}

function range({from, to, steps, scale}, isSample, change) {
  return html`
    <div class="row narrow">
      ${text("From", from, value => change({from: value}), "64")}
      ${text("To", to, value => change({to: value}), "1024")}
      ${isSample ? nothing : text("Number of values", steps, value => change({steps: value}), "5")}
      <label>Spaced by <select @change=${event => change({scale: event.target.value})}>${optionsOf(SCALES, scale)}</select></label>
    </div>`;
}

function text(label, value, change, example) {
  return html`<label>${label} <input .value=${value} placeholder=${example} autocomplete="off" spellcheck="false"
    @input=${event => change(event.target.value)}></label>`;
}

const listOf = text => text.split(",").map(part => part.trim()).filter(Boolean);

/** What the axes make, in a phrase. */
export function pointsPhrase(points) {
  return points === null ? "Give each field its values." : points === 1 ? "1 point" : `${count(points)} points`;
}
