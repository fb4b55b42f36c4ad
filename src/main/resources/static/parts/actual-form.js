import {html} from "../lib.js";
import {outcome} from "./outcome.js";

const FIGURES = [
  {name: "acceleratorHours", title: "Accelerator-hours paid for"},
  {name: "total", title: "Money"},
  {name: "energyKwh", title: "Energy of the site, kWh"},
  {name: "loss", title: "Loss in the end, nats per token"},
  {name: "stepSeconds", title: "Median step, seconds"},
];

/** What happened, as figures or as a log of steps. What was not measured stays empty. */
export function actualForm(page) {
  const {last} = page;
  const disabled = page.isBusy("actual");
  return html`
    <details ?open=${page.actuals.length === 0}>
      <summary>Record a run</summary>
      <form aria-label="Run" @submit=${event => sent(event, form => page.report(actualOf(form)))}>
        <div class="fields">
          ${moment("startedAt", "Started, your time")}
          ${moment("finishedAt", "Finished, your time")}
          ${FIGURES.map(figureInput)}
          <label>Currency <input name="currency" value=${currencyOf(page)} pattern="[A-Z]{3}" maxlength="3" required title="Three letters, such as USD"></label>
          <label>Note <input name="note" maxlength="2000" autocomplete="off"></label>
        </div>
        <p class="row"><button ?disabled=${disabled}>Record the run</button></p>
      </form>
      <form class="row" aria-label="Log of steps" @submit=${event => sent(event, form => logged(page, form))}>
        <label>Or a log of its steps, CSV <input name="log" type="file" accept=".csv,text/csv" required></label>
        <button ?disabled=${disabled}>Record the log</button>
        <span class="fine">A row for each step, with the columns <code>step_seconds</code>, <code>loss</code> and <code>energy_kwh</code>, or those there are.</span>
      </form>
    </details>
    ${outcome("actual", last)}`;
}

/** A form that was taken is empty again; one that was refused keeps what was typed. */
async function sent(event, send) {
  event.preventDefault();
  const form = event.target;
  if (await send(new FormData(form))) {
    form.reset();
  }
}

function moment(name, title) {
  return html`<label>${title} <input name=${name} type="datetime-local" max="9999-12-31T23:59"></label>`;
}

function figureInput({name, title}) {
  return html`<label>${title} <input name=${name} type="number" min="0" step="any" inputmode="decimal"></label>`;
}

function actualOf(form) {
  const text = name => form.get(name).trim() || undefined;
  const instant = name => text(name) && new Date(text(name)).toISOString();
  const figures = Object.fromEntries(FIGURES.map(({name}) => [name, text(name) && Number(text(name))]));
  return {
    ...figures,
    startedAt: instant("startedAt"),
    finishedAt: instant("finishedAt"),
    total: text("total") && {amount: text("total"), currency: text("currency")},
    note: text("note"),
  };
}

const logged = async (page, form) => page.report(await form.get("log").text(), {headers: {"Content-Type": "text/csv"}});

function currencyOf({comparison}) {
  return comparison.scenarios.find(({estimate}) => estimate?.total)?.estimate.total.currency ?? "USD";
}
