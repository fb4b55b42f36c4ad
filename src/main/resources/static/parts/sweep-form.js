import {parseCount, typedCount} from "../format.js";
import {field, link} from "../link.js";
import {html, nothing} from "../lib.js";
import {axes, axis, axisDocument, gridSize, pointsPhrase} from "./axes.js";
import {options} from "./choice.js";

const KINDS = {grid: "every combination", latinHypercube: "an even sample of them", random: "a random sample of them"};

/** What the form begins with: twenty points that are done in a moment. */
export const STARTING_FORM = {
  title: "",
  kind: "grid",
  size: "1000",
  seed: "0",
  keep: "all",
  axes: [
    axis("/cluster/acceleratorCount", {text: "256, 512, 1024, 2048"}),
    axis("/training/tokens", {isRange: true, from: "1T", to: "15T"}),
  ],
};

/** The sweep as the service takes it; null while something is missing. */
function sweepDocument(form, plan) {
  const {title, kind, keep, axes} = form;
  const isSample = kind !== "grid";
  const documents = axes.map(each => axisDocument(each, isSample));
  return documents.includes(null) || (isSample && mistakeIn(form)) ? null : {
    title: title.trim() || undefined,
    plan,
    axes: documents,
    sample: isSample ? {kind, size: parseCount(form.size), seed: parseCount(form.seed)} : undefined,
    keep,
  };
}

/** What is no sample yet, in words. */
function mistakeIn({size, seed}) {
  if (!(parseCount(size) >= 1)) {
    return "Write how many points, such as 1000.";
  }
  return Number.isInteger(parseCount(seed)) ? null : "Write a whole number as the seed, such as 42.";
}

/**
 * What is to be swept, and how many points that makes.
 *
 * @param form as {@link STARTING_FORM}
 * @param plan what all points have in common
 * @param change receives what changes in the form
 * @param start receives a sweep document
 */
export function sweepForm({form, plan, change, start, busy}) {
  const wanted = sweepDocument(form, plan);
  const submit = event => {
    event.preventDefault();
    start(wanted);
  };
  return html`
    <form class="card" aria-labelledby="new-sweep" @submit=${submit}>
      <h2 id="new-sweep">New sweep</h2>
      ${planSummary(plan)}
      <label>Title <input name="title" maxlength="200" autocomplete="off" placeholder="Where to train it" .value=${form.title}
        @input=${event => change({title: event.target.value})}></label>
      ${axes({items: form.axes, isSample: form.kind !== "grid", change: items => change({axes: items})})}
      ${sample(form, change)}
      <label class="check"><input name="keep" type="checkbox" .checked=${form.keep === "frontier"}
        @change=${event => change({keep: event.target.checked ? "frontier" : "all"})}> Keep only what no other point beats</label>
      <p role="status"><b>${pointsPhrase(wanted && (wanted.sample?.size ?? gridSize(wanted.axes)))}</b></p>
      <p><button ?disabled=${busy || !wanted}>Start sweep</button></p>
    </form>`;
}

function planSummary(plan) {
  const tokens = field(plan, "training.tokens");
  const parts = [plan.title ?? plan.model ?? "Your architecture", tokens ? `${typedCount(tokens)} tokens` : null, field(plan, "cluster.accelerator")];
  return html`<p>${parts.filter(Boolean).join(", ")} <a href=${link("plan", plan)}>Change the plan</a></p>`;
}

function sample(form, change) {
  const {kind, size, seed} = form;
  const mistake = mistakeIn(form);
  return html`
    <label>Look at
      <select name="kind" @change=${event => change({kind: event.target.value})}>
        ${options(KINDS, kind)}
      </select>
    </label>
    ${kind === "grid" ? nothing : html`
      <div class="row narrow">
        <label>Points <input name="size" .value=${size} autocomplete="off" @input=${event => change({size: event.target.value})}></label>
        <label>Seed <input name="seed" .value=${seed} autocomplete="off" @input=${event => change({seed: event.target.value})}></label>
      </div>
      ${mistake ? html`<p class="invalid" role="alert">${mistake}</p>` : nothing}`}`;
}
