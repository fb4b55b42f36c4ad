import {count, duration, instant, percent} from "../format.js";
import {html, nothing} from "../lib.js";

const PHRASES = {
  queued: "It waits for its turn", running: "It is being calculated", paused: "It is paused", succeeded: "It is finished",
  failed: "It failed", cancelled: "It was cancelled",
};

export const isOver = ({status}) => ["succeeded", "failed", "cancelled"].includes(status);

/**
 * How far a sweep has come, and what can be done about it.
 *
 * @param act receives `pause`, `resume`, `cancel` or `remove`
 */
export function sweepProgress({sweep, act, busy}) {
  const {status, progress: {done, total}, pointsPerSecond, secondsLeft, problem, finishedAt} = sweep;
  return html`
    <section class="card" aria-labelledby="progress">
      <h2 id="progress">Progress</h2>
      <p role="status">${PHRASES[status]}${finishedAt ? `, ${instant(finishedAt)}` : ""}.${problem ? ` ${problem}` : ""}</p>
      <progress max=${total} value=${done} aria-label="Points that are done"></progress>
      <p>
        <b>${count(done)}</b> of ${count(total)} points, ${percent(done / total)}${pointsPerSecond ? `; ${count(pointsPerSecond)} a second` : ""}${
        isOver(sweep) || secondsLeft === undefined ? "" : html`; <b>${duration(Math.max(1, secondsLeft))} left</b>`}
      </p>
      <p class="row">
        ${["queued", "running"].includes(status) ? button("Pause", "pause") : nothing}
        ${status === "paused" ? button("Resume", "resume") : nothing}
        ${isOver(sweep) ? button("Delete", "remove", "danger") : button("Cancel sweep", "cancel", "danger")}
      </p>
    </section>`;

  function button(title, action, looks = "quiet") {
    return html`<button type="button" class=${looks} ?disabled=${busy} @click=${() => act(action)}>${title}</button>`;
  }
}
