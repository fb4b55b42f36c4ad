import {count, date, number, percent} from "../format.js";
import {html} from "../lib.js";
import {outcome} from "./outcome.js";

/** What the team's runs teach of the plan's accelerator: applied only once it is accepted. */
export function calibrationView(page) {
  const {offer, last} = page;
  return html`
    <section class="notice" aria-labelledby="calibration">
      <h3 id="calibration">What the runs teach</h3>
      <p>${lesson(offer)} ${offer.accepted ? standing(offer.accepted) : "Nothing is corrected until you accept it."}</p>
      <p class="row">
        <button type="button" ?disabled=${page.isBusy("calibration")} @click=${() => page.acceptCalibration(offer)}>Accept the calibration</button>
        ${offer.accepted ? html`<button type="button" class="quiet" ?disabled=${page.isBusy("calibration")} @click=${() => page.withdrawCalibration(offer)}>Withdraw it</button>` : ""}
      </p>
      ${outcome("calibration", last)}
    </section>`;
}

function lesson({accelerator, stepTimeFactor, runCount, deviation}) {
  const runs = runCount === 1 ? "one run, which says little of the next" : `${count(runCount)} runs that differ by ${percent(deviation)}`;
  return `Steps on ${accelerator} took ${number(stepTimeFactor)} times what was predicted, from ${runs}.`;
}

function standing({stepTimeFactor, createdAt, createdBy}) {
  return `Steps are multiplied by ${number(stepTimeFactor)} since ${date(createdAt)}, as ${createdBy} accepted.`;
}
