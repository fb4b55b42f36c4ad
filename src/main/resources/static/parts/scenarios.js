import {fieldValue} from "../format.js";
import {html} from "../lib.js";
import {leaves, link, patched} from "../link.js";
import {outcome} from "./outcome.js";
import {scenarioForm} from "./scenario-form.js";
import {table} from "./table.js";

/** The scenarios of a plan, what each of them changes, and a form for another. */
export function scenariosView(page) {
  const {scenarios, last} = page;
  return html`
    <section class="card" aria-labelledby="scenarios">
      <h2 id="scenarios">Scenarios</h2>
      <p>A scenario is the plan with some fields changed: when the plan changes, so does the scenario.</p>
      ${table({caption: "Scenarios of the plan", columns: columns(page), items: scenarios, empty: "No scenario yet. Add one below to compare the plan with."})}
      <p class="row actions">
        <button type="button" ?disabled=${page.isBusy("scenarios")} @click=${() => page.evaluate()}>${page.isBusy("scenarios") ? "Working…" : "Evaluate now"}</button>
        <span class="fine">Calculates the plan and its scenarios at the prices known today, and keeps the result in the timeline.</span>
      </p>
      ${outcome("scenarios", last)}
      ${scenarioForm(page)}
    </section>`;
}

function columns(page) {
  return [
    {title: "title", of: scenario => scenario.title},
    {title: "changes", of: scenario => leaves(scenario.patch).map(([name, value]) => `${name}: ${fieldValue(value)}`).join(", "), show: (text, scenario) => changes(scenario.patch)},
    {
      title: "what to do",
      of: () => "",
      show: (none, scenario) => html`
        <span class="row">
          <button type="button" class="quiet" @click=${() => page.editScenario(scenario)}>Change<span class="unseen"> ${scenario.title}</span></button>
          <a class="action" href=${link("plan", patched(page.plan, {...scenario.patch, title: scenario.title}))}>Open<span class="unseen"> ${scenario.title} in the Plan page</span></a>
          <button type="button" class="danger" @click=${() => page.deleteScenario(scenario)}>Delete<span class="unseen"> ${scenario.title}</span></button>
        </span>`,
    },
  ];
}

const changes = patch => html`<ul class="plain">${leaves(patch).map(([name, value]) => html`<li><code>${name}</code> ${fieldValue(value)}</li>`)}</ul>`;
