import {loss, number, percent, words} from "../format.js";
import {html, nothing} from "../lib.js";
import {table} from "./table.js";

const STATUSES = {
  free: "free, within what was published as noise", savesMemory: "saves memory", tradeOff: "a trade", noGain: "no gain", alreadyUsed: "in use",
  notApplicable: "does not apply", notModelled: "published only",
};

/**
 * Every technique tried on the plan, the free ones first.
 *
 * @param techniques absent until somebody asks
 * @param ask has them tried
 * @param apply receives the merge patch of the one to use
 */
export function levers({techniques, ask, busy, apply}) {
  return html`
    <section class=${techniques ? "card" : "card screen"}>
      <h2>Every lever</h2>
      ${techniques ? table({caption: "Techniques on this plan", items: techniques, columns: columns(apply)})
        : html`<p>Pruning, quantization, parallelism, precision, compression, fewer epochs: what would each do to this plan?</p>
          <button type="button" class="quiet" ?disabled=${busy} @click=${ask}>Try them all</button>`}
    </section>`;
}

const columns = apply => [
  {title: "Technique", of: technique => technique.technique, show: words},
  {title: "Verdict", of: technique => technique.status, show: status => STATUSES[status] ?? words(status)},
  {title: "Time", of: technique => technique.timeRatio, show: times, numeric: true},
  {title: "Money", of: technique => technique.costRatio, show: times, numeric: true},
  {title: "Loss", of: technique => technique.lossDifference, show: change => (change ? `${change > 0 ? "+" : "−"}${loss(Math.abs(change))}` : "="), numeric: true},
  {title: "Memory", of: technique => technique.memoryRatio, show: times, numeric: true},
  {title: "Why not, or what is published", of: technique => technique.reason ?? technique.published},
  {title: "", of: technique => technique.patch, show: (patch, {technique, status}) => (patch && status !== "alreadyUsed"
    ? html`<button type="button" class="quiet" aria-label=${`Use ${words(technique)}`} @click=${() => apply(patch)}>Use</button>` : nothing)},
];

const times = ratio => (ratio === undefined ? "–" : Math.abs(ratio - 1) < 0.005 ? "=" : ratio > 2 || ratio < 0.5 ? `× ${number(ratio)}` : `${ratio > 1 ? "+" : "−"}${percent(Math.abs(ratio - 1))}`);
