import {COMMITMENTS} from "../catalog.js";
import {parseCount, words} from "../format.js";
import {html, nothing} from "../lib.js";
import {patched, withField} from "../link.js";
import {choice, select} from "./choice.js";
import {outcome} from "./outcome.js";

const PRECISIONS = {fp32: "fp32", tf32: "tf32", fp16: "fp16", bf16: "bf16", fp8: "fp8", fp4: "fp4"};
const JSON_PATCH = "patch";

/** What a scenario may change in a few words; all else it may change as JSON. */
const FIELDS = {
  "cluster.acceleratorCount": {title: "number of accelerators", input: countInput, of: parseCount},
  "cluster.accelerator": {title: "accelerator", input: names(({accelerators}) => accelerators)},
  "training.tokens": {title: "tokens", input: countInput, of: parseCount},
  "training.globalBatchSize": {title: "global batch size", input: countInput, of: parseCount},
  "training.sequenceLength": {title: "sequence length", input: countInput, of: parseCount},
  "training.precision": {title: "precision", input: values(PRECISIONS)},
  "pricing.commitment": {title: "commitment", input: values(COMMITMENTS)},
  "pricing.provider": {title: "provider", input: names(({regions}) => providersOf(regions))},
  "pricing.region": {title: "region", input: names(({regions}) => regions.map(region => ({id: region.region, title: `${region.provider}, ${region.location}`})))},
  model: {title: "model", input: names(({models}) => models)},
  [JSON_PATCH]: {title: "anything, as JSON", input: jsonInput},
};

const NEW_CHANGE = {field: "cluster.acceleratorCount", text: ""};

/** A scenario of which nothing is written yet. */
export const NEW_SCENARIO = {title: "", changes: [NEW_CHANGE]};

/** What if? A title, and the fields that are to be other than in the plan. */
export function scenarioForm(page) {
  const {draft, busy, last} = page;
  const change = changes => page.change({draft: {...draft, ...changes}});
  const submit = event => {
    event.preventDefault();
    page.addScenario({title: draft.title || suggestion(draft.changes), patch: patchOf(draft.changes)});
  };
  return html`
    <form aria-label="New scenario" @submit=${submit}>
      <h3>What if it were otherwise?</h3>
      ${draft.changes.map((each, index) => changeRow(page, each, index))}
      <p class="row">
        <button type="button" class="quiet" @click=${() => change({changes: [...draft.changes, {field: unused(draft.changes), text: ""}]})}>Change another field</button>
      </p>
      <div class="row">
        <label>Scenario title
          <input name="title" .value=${draft.title} maxlength="200" autocomplete="off" placeholder=${suggestion(draft.changes)}
            @change=${event => change({title: event.target.value.trim()})}>
        </label>
        <button ?disabled=${busy === "scenario"}>Add the scenario</button>
      </div>
      ${outcome("scenario", last)}
    </form>`;
}

function changeRow(page, {field, text}, index) {
  const {changes} = page.draft;
  const replace = (...others) => page.change({draft: {...page.draft, changes: changes.toSpliced(index, 1, ...others)}});
  return html`
    <div class="row">
      <label>What changes
        <select name=${`field-${index}`} @change=${event => replace({field: event.target.value, text: ""})}>
          ${Object.entries(FIELDS).map(([name, {title}]) => html`<option value=${name} ?selected=${name === field}>${title}</option>`)}
        </select>
      </label>
      ${FIELDS[field].input({name: `value-${index}`, text, names: page.names, type: value => replace({field, text: value ?? ""})})}
      ${changes.length > 1 ? html`<button type="button" class="quiet" @click=${() => replace()}>Leave ${FIELDS[field].title} as it is</button>` : nothing}
    </div>`;
}

function countInput({name, text, type}) {
  const check = event => {
    event.target.setCustomValidity(parseCount(event.target.value) === null ? "Write a number, such as 512, 2e12 or 15T." : "");
    type(event.target.value.trim());
  };
  return html`
    <label>New value
      <input name=${name} .value=${text} inputmode="text" placeholder="512, 2e12 or 15T" autocomplete="off" required @change=${check}>
    </label>`;
}

function names(items) {
  return ({name, text, names, type}) => choice({label: "New value", name, value: text, items: items(names), required: true, change: type});
}

function values(titles) {
  return ({name, text, type}) => select({label: "New value", name, value: text || undefined, values: titles, placeholder: "as the service chooses", change: type});
}

function jsonInput({name, text, type}) {
  const check = event => {
    event.target.setCustomValidity(objectOf(event.target.value) ? "" : "Write an object of JSON, such as {\"training\": {\"epochs\": 2}}.");
    type(event.target.value);
  };
  return html`
    <label>Merge patch
      <textarea name=${name} rows="4" cols="40" spellcheck="false" required .value=${text} placeholder=${'{"training": {"epochs": 2}}'} @change=${check}></textarea>
    </label>`;
}

/** Later changes go before earlier ones, as they do where patches follow each other. */
function patchOf(changes) {
  return changes.reduce((patch, {field, text}) => patched(patch, field === JSON_PATCH ? objectOf(text) : withField({}, field, valueOf(field, text))), {});
}

const valueOf = (field, text) => (text === "" ? null : FIELDS[field].of?.(text) ?? text);

function suggestion(changes) {
  return changes.map(({field, text}) => (field === JSON_PATCH ? words(Object.keys(objectOf(text) ?? {}).join(" and ")) : `${FIELDS[field].title} ${text}`.trim()))
    .filter(Boolean).join(", ").slice(0, 200);
}

function objectOf(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

const unused = changes => Object.keys(FIELDS).find(field => !changes.some(each => each.field === field)) ?? JSON_PATCH;
const providersOf = regions => [...new Set(regions.map(region => region.provider))].sort().map(id => ({id}));
