import {html, nothing} from "../lib.js";
import {composed, leaves, withField, without} from "../link.js";
import {options} from "./choice.js";
import {outcome} from "./outcome.js";
import {FIELDS, hasField, JSON_PATCH, mistakeIn, objectOf, textOf, valueOf} from "./scenario-fields.js";

const TITLES = Object.fromEntries(Object.entries(FIELDS).map(([name, {title}]) => [name, title]));
const NEW_CHANGE = {field: "cluster.acceleratorCount", text: ""};

/** A scenario of which nothing is written yet. */
export const NEW_SCENARIO = {title: "", changes: [NEW_CHANGE]};

/** A stored scenario as the form has it: what no field is for stands in it as JSON. */
export function draftOf({title, patch}) {
  const fields = leaves(patch).filter(([name, value]) => hasField(name, value));
  const rest = without(patch, fields.map(([name]) => name));
  const changes = fields.map(([field, value]) => ({field, text: textOf(value)}));
  return {title, changes: Object.keys(rest).length || !changes.length ? [...changes, {field: JSON_PATCH, text: JSON.stringify(rest)}] : changes};
}

/** What if? A title, and the fields that are to be other than in the plan. */
export function scenarioForm(page) {
  const {draft, last} = page;
  const change = changes => page.change({draft: {...draft, ...changes}});
  const submit = event => {
    event.preventDefault();
    draft.changes.forEach(({field, text}, index) => event.target.elements[`value-${index}`].setCustomValidity(mistakeIn(field, text)));
    if (event.target.reportValidity()) {
      page.keepScenario({title: draft.title || suggestion(draft.changes), patch: patchOf(draft.changes)});
    }
  };
  const forget = event => event.target.setCustomValidity("");
  return html`
    <form aria-label=${draft.kept ? "Changed scenario" : "New scenario"} novalidate @submit=${submit} @input=${forget}>
      <h3>${draft.kept ? `Change ${draft.kept.title}` : "What if it were otherwise?"}</h3>
      ${draft.changes.map((each, index) => changeRow(page, each, index))}
      <p class="row">
        <button type="button" class="quiet" @click=${() => change({changes: [...draft.changes, {field: unused(draft.changes), text: ""}]})}>Change another field</button>
      </p>
      <div class="row">
        <label>Scenario title
          <input name="title" .value=${draft.title} maxlength="200" autocomplete="off" placeholder=${suggestion(draft.changes)}
            @change=${event => change({title: event.target.value.trim()})}>
        </label>
        <button ?disabled=${page.isBusy("scenario")}>${draft.kept ? "Save the scenario" : "Add the scenario"}</button>
        ${draft.kept ? html`<button type="button" class="quiet" @click=${() => page.change({draft: NEW_SCENARIO})}>Leave it as it was</button>` : nothing}
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
          ${options(TITLES, field)}
        </select>
      </label>
      ${FIELDS[field].input({name: `value-${index}`, text, names: page.names, type: value => replace({field, text: value ?? ""})})}
      ${changes.length > 1 ? html`<button type="button" class="quiet" @click=${() => replace()}>Leave <span class="unseen">${FIELDS[field].title} </span>as it is</button>` : nothing}
    </div>`;
}

/** Later changes go before earlier ones, as they do where patches follow each other. */
function patchOf(changes) {
  return changes.reduce((patch, {field, text}) => composed(patch, field === JSON_PATCH ? objectOf(text) : withField({}, field, valueOf(field, text))), {});
}

function suggestion(changes) {
  return changes.map(({field, text}) => (field === JSON_PATCH ? Object.keys(objectOf(text) ?? {}).join(" and ") : `${FIELDS[field].title} ${text}`.trim()))
    .filter(Boolean).join(", ").slice(0, 200);
}

const unused = changes => Object.keys(FIELDS).find(field => !changes.some(each => each.field === field)) ?? JSON_PATCH;
