import {providersOf} from "../catalog.js";
import {compact, parseCount, typedCount} from "../format.js";
import {html, nothing} from "../lib.js";
import {field} from "../link.js";
import {choice, select} from "./choice.js";
import {COMMITMENTS, isCount, MORE_FIELDS} from "./fields.js";

const CONFIG = "huggingFaceConfig";

/** Where a slider stops: round figures, and numbers of accelerators that batches divide among. */
const TOKENS = Array.from({length: 8}, (none, power) => [1, 1.5, 2, 3, 5, 7].map(digit => digit * 10 ** (power + 6))).flat();
const ACCELERATORS = [1, 2, 4, ...Array.from({length: 12}, (none, power) => [8 * 2 ** power, 12 * 2 ** power]).flat().filter(stop => stop !== 12), 32768];

/**
 * The plan as a form. What is left empty, the service chooses: its choice stands in the empty field.
 *
 * @param form a `plan`, the texts that were `typed` by field, the `assumptions` of its estimate, `invalid` with what is wrong by field,
 *     and the names of the catalog
 * @param edit receives a field's name, its value, undefined where it is empty, and the text that was typed for it
 * @param actions to start from a well-known run, and to read a `config.json`
 */
export function planForm(form, edit, actions) {
  const {plan, names} = form;
  return html`
    <form class="card" aria-label="The plan" @submit=${event => event.preventDefault()}>
      ${start(names.runs, actions.load)}
      ${text(form, "title", "Title", edit)}
      ${choice({label: "Model", name: "model", value: plan.model, items: names.models, placeholder: ownModel(plan),
        change: value => edit("model", value)})}
      ${wrong(form, "model")}
      ${config(form, actions.readConfig)}
      ${count(form, "training.tokens", "Tokens", edit)}
      ${slider("Tokens, by dragging", plan.training?.tokens, TOKENS, value => edit("training.tokens", value))}
      ${choice({label: "Accelerator", name: "accelerator", value: plan.cluster?.accelerator, items: names.accelerators,
        change: value => edit("cluster.accelerator", value)})}
      ${wrong(form, "cluster.accelerator")}
      ${count(form, "cluster.acceleratorCount", "Number of accelerators", edit)}
      ${slider("Number of accelerators, by dragging", plan.cluster?.acceleratorCount, ACCELERATORS, value => edit("cluster.acceleratorCount", value))}
      ${count(form, "training.sequenceLength", "Sequence length", edit)}
      ${count(form, "training.globalBatchSize", "Global batch, in sequences", edit)}
      ${batchTokens(plan.training)}
      ${choice({label: "Provider", name: "provider", value: plan.pricing?.provider, items: providersOf(names.regions),
        placeholder: assumed(form, "pricing.provider"), change: value => edit("pricing.provider", value)})}
      ${choice({label: "Region", name: "region", value: plan.pricing?.region, items: regionsOf(names.regions, plan.pricing?.provider),
        placeholder: assumed(form, "pricing.region"), change: value => edit("pricing.region", value)})}
      ${wrong(form, "pricing.region")}${wrong(form, "pricing.provider")}
      ${select({label: "Commitment", name: "commitment", value: plan.pricing?.commitment, values: COMMITMENTS,
        placeholder: assumed(form, "pricing.commitment"), change: value => edit("pricing.commitment", value)})}
      <details id="more-fields">
        <summary>Every other field</summary>
        ${Object.entries(MORE_FIELDS).map(([group, fields]) => html`
          <fieldset><legend>${group}</legend>${fields.map(each => one(form, each, edit))}</fieldset>`)}
      </details>
    </form>`;
}

/** Chosen first and loaded then: a list that acts at every arrow key cannot be read by keyboard. */
function start(runs, load) {
  const submit = event => {
    event.preventDefault();
    const chosen = event.target.closest("form").elements.run.value;
    if (chosen) {
      load(runs.find(run => run.id === chosen));
    }
  };
  return html`
    <div class="row">
      <label>Start from a well-known run
        <select name="run">
          <option value="">choose…</option>
          ${runs.map(run => html`<option value=${run.id}>${run.plan.title ?? run.title}</option>`)}
        </select>
      </label>
      <button type="button" class="quiet" @click=${submit}>Load</button>
    </div>`;
}

/** What is no JSON stays, to be mended. */
function config({plan, typed, invalid}, readConfig) {
  const written = typed[CONFIG] ?? (plan[CONFIG] ? JSON.stringify(plan[CONFIG], null, 1) : "");
  const mistake = mistakeIn(CONFIG, typed[CONFIG]) ?? invalid[CONFIG];
  return html`
    <details ?open=${Boolean(plan[CONFIG])}>
      <summary>Paste a config.json instead</summary>
      <label>config.json of a Hugging Face model
        <textarea name="config" rows="6" spellcheck="false" .value=${written}
          @change=${event => readConfig(event.target.value)}></textarea>
      </label>
      ${mistake ? html`<p class="invalid">${mistake}</p>` : nothing}
    </details>`;
}

function one(form, {name, label, values}, edit) {
  if (values) {
    const chosen = field(form.plan, name);
    return html`${select({label, name, values, value: chosen === undefined ? undefined : String(chosen), placeholder: assumed(form, name),
      change: value => edit(name, ["true", "false"].includes(value) ? value === "true" : value)})}${wrong(form, name)}`;
  }
  return isCount(name) ? count(form, name, label, edit) : text(form, name, label, edit);
}

function text(form, name, label, edit) {
  const value = field(form.plan, name) ?? "";
  const typed = form.typed[name];
  return input(form, name, label, typed?.trim() === value ? typed : value, written => edit(name, written.trim() || undefined, written));
}

/** What may still become a number, such as 2e. */
const IS_BEGUN = /^[0-9.,'\s\u00a0\u202f]*e?[+-]?$/i;

/** A field whose text cannot be what it is for, nor the beginning of it, and what to say of it. */
export function unread(typed) {
  return Object.entries(typed).map(([name, text]) => [name, mistakeIn(name, text)]).find(([, mistake]) => mistake);
}

function mistakeIn(name, text) {
  if (name === CONFIG) {
    return text && notJson(text);
  }
  return isCount(name) && isUnread(text) && !IS_BEGUN.test(text) ? `${text} is no number.` : null;
}

/** What keeps a text from being JSON; null where nothing does. */
export function notJson(text) {
  try {
    JSON.parse(text);
    return null;
  } catch (failure) {
    return `This is not JSON: ${failure.message}.`;
  }
}

const isUnread = text => Boolean(text?.trim()) && parseCount(text) === null;

/** What is no number leaves the plan as it is, and is said at once; what is none yet, once the field is left. */
function count(form, name, label, edit) {
  const value = field(form.plan, name);
  const typed = form.typed[name];
  const parsed = parseCount(typed ?? "");
  return html`
    ${input(form, name, label, isUnread(typed) || (typed && parsed === value) ? typed : countText(value),
      written => edit(name, written.trim() ? parseCount(written) ?? value : undefined, written))}
    ${isUnread(typed) ? html`<p class=${IS_BEGUN.test(typed) ? "invalid unread" : "invalid"} role="alert">This is no number. Write one such as 512, 2e12 or 15T.</p>` : nothing}`;
}

/** The text that one typed stays as it is while it means the value: else it would change under the cursor. */
function input(form, name, label, shown, write) {
  return html`
    <label>${label}
      <input name=${name} .value=${shown} placeholder=${assumed(form, name)} autocomplete="off"
        aria-invalid=${form.invalid[name] ? "true" : nothing} @input=${event => write(event.target.value)}>
    </label>
    ${wrong(form, name)}`;
}

/** What the batch is to the model: longer sequences make it larger. */
function batchTokens({globalBatchSize, sequenceLength} = {}) {
  return globalBatchSize > 0 && sequenceLength > 0
    ? html`<p class="fine">${compact(globalBatchSize * sequenceLength)} tokens a step</p>` : nothing;
}

/** From stop to stop; a value between two of them stands at the nearest. */
function slider(label, value, stops, edit) {
  const distance = stop => Math.abs(Math.log(stop / value));
  const nearest = value > 0 ? stops.reduce((best, stop, index) => (distance(stop) < distance(stops[best]) ? index : best), 0) : 0;
  return html`
    <input type="range" min="0" max=${stops.length - 1} aria-label=${label} aria-valuetext=${typedCount(value)} .value=${String(nearest)}
      @input=${event => edit(stops[event.target.value])}>`;
}

/** A link may say anything for a count: the service then says what is wrong with it. */
const countText = value => (typeof value === "number" ? typedCount(value) : value ?? "");

const wrong = ({invalid}, name) => (invalid[name] ? html`<p class="invalid">${invalid[name]}</p>` : nothing);
const assumed = ({assumptions}, name) => assumptions.get(name)?.value ?? "";
const ownModel = plan => (plan.architecture ? "an architecture of its own" : plan.huggingFaceConfig ? "the config.json below" : "");

function regionsOf(regions, provider) {
  return regions.filter(each => !provider || each.provider === provider)
    .map(({provider: owner, region, location}) => ({id: region, title: `${location}, ${owner}`}));
}
