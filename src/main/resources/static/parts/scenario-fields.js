import {providersOf} from "../catalog.js";
import {parseCount, typedCount} from "../format.js";
import {html} from "../lib.js";
import {choice, select} from "./choice.js";
import {COMMITMENTS, MORE_FIELDS} from "./fields.js";

export const JSON_PATCH = "patch";

const COUNT = {input: countInput, of: parseCount, mistake: notCount};

/** What a scenario may change in a few words, the most usual first; all else it may change as JSON. */
export const FIELDS = {
  "cluster.acceleratorCount": {title: "Number of accelerators", ...COUNT},
  "cluster.accelerator": {title: "Accelerator", input: names(({accelerators}) => accelerators)},
  "training.tokens": {title: "Tokens", ...COUNT},
  "training.precision": {},
  "pricing.commitment": {title: "Commitment", input: values(COMMITMENTS)},
  "pricing.provider": {title: "Provider", input: names(({regions}) => providersOf(regions))},
  "pricing.region": {title: "Region", input: names(({regions}) => regions.map(region => ({id: region.region, title: `${region.provider}, ${region.location}`})))},
  model: {title: "Model", input: names(({models}) => models)},
  "training.sequenceLength": {title: "Sequence length", ...COUNT},
  "training.globalBatchSize": {title: "Global batch size", ...COUNT},
  ...Object.fromEntries(Object.values(MORE_FIELDS).flat().map(field => [field.name, ofForm(field)])),
  [JSON_PATCH]: {title: "Anything, as JSON", input: jsonInput, mistake: notObject},
};

function ofForm({label, values: titles, count}) {
  if (count) {
    return {title: label, ...COUNT};
  }
  return titles ? {title: label, input: values(titles), of: ofValue} : {title: label, input: names(() => [])};
}

/** A truth value is none of the names that a field may have. */
function ofValue(text) {
  return {true: true, false: false}[text] ?? text;
}

function countInput({name, text, type}) {
  return html`
    <label>New value
      <input name=${name} .value=${text} inputmode="text" placeholder="512, 2e12 or 15T" autocomplete="off" required @change=${event => type(event.target.value.trim())}>
    </label>`;
}

function notCount(text) {
  return parseCount(text) === null ? "Write a number, such as 512, 2e12 or 15T." : "";
}

function names(items) {
  return ({name, text, names, type}) => choice({label: "New value", name, value: text, items: items(names), required: true, change: type});
}

function values(titles) {
  return ({name, text, type}) => select({label: "New value", name, value: text || undefined, values: titles, placeholder: "as the service chooses", change: type});
}

function jsonInput({name, text, type}) {
  return html`
    <label>Merge patch
      <textarea name=${name} rows="4" cols="40" spellcheck="false" required .value=${text} placeholder=${'{"training": {"epochs": 2}}'} @change=${event => type(event.target.value)}></textarea>
    </label>`;
}

function notObject(text) {
  return objectOf(text) ? "" : "Write an object of JSON, such as {\"training\": {\"epochs\": 2}}.";
}

/** What to say of a text that a field cannot have; nothing where there is nothing to say. */
export const mistakeIn = (field, text) => FIELDS[field].mistake?.(text) ?? "";

/** What was typed, as a field has it; null leaves the field out. */
export const valueOf = (field, text) => (text === "" ? null : FIELDS[field].of?.(text) ?? text);

/** Whether a few words can say that the field has that value. */
export const hasField = (field, value) => Object.hasOwn(FIELDS, field) && ["string", "number", "boolean"].includes(typeof value);

/** A value as one would type it, to the last digit. */
export const textOf = value => (typeof value === "number" ? typedCount(value) : String(value));

export function objectOf(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
