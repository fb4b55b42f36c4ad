import {post, unlessRefused} from "../api.js";
import {count, duration, shortMoney} from "../format.js";
import {html, nothing} from "../lib.js";
import {withField} from "../link.js";

/** A cluster that is larger than that is another cluster, not a rounder number. */
const NEAR = 1.15;

/** What is less is within what a search may find by another order. */
const WORTH_SAYING = 0.98;

/** For a good deal less money, a little more time is no price. */
const LITTLE_SLOWER = 1.1;
const MUCH_CHEAPER = 0.9;

/** A number of accelerators near the plan's, with which it would be cheaper and about as fast: a batch divides among few of them. */
export async function betterCount(plan, estimate, signal) {
  const acceleratorCount = plan.cluster?.acceleratorCount;
  if (!acceleratorCount || !estimate.total) {
    return null;
  }
  const below = 2 ** Math.floor(Math.log2(acceleratorCount));
  const counts = [below, 2 * below].filter(near => near !== acceleratorCount && near < NEAR * acceleratorCount);
  if (counts.length === 0) {
    return null;
  }
  const plans = counts.map(near => withField(withField(plan, "parallelism", undefined), "cluster.acceleratorCount", near));
  const {items} = await post("/estimate-batches", {plans}, {signal});
  return items
    .map((item, index) => ({acceleratorCount: counts[index], estimate: item}))
    .filter(near => near.estimate.total && near.estimate.fit.kind === "fits" && isWorthIt(near.estimate, estimate))
    .toSorted((one, other) => seconds(one.estimate) - seconds(other.estimate))[0] ?? null;
}

/**
 * The fastest of all strategies in the same precision, where it is faster than that of the usual ones which an estimate takes; null where the
 * plan has a layout.
 */
export async function betterStrategy(plan, estimate, signal) {
  if (plan.parallelism) {
    return null;
  }
  const precision = plan.training?.precision ?? estimate.assumptions.find(({name}) => name === "training.precision")?.value;
  const asked = {plan: withField(plan, "training.precision", precision), objective: "time", limit: 1};
  const found = await unlessRefused(post("/strategies", asked, {signal}));
  const best = found?.items[0];
  return best && isBetter(best, estimate) ? {estimate: best, examinedCount: found.examinedCount} : null;
}

export function countHint(plan, near, use) {
  return near ? html`
    <p class="notice">The batch divides badly among ${count(plan.cluster.acceleratorCount)} accelerators: ${count(near.acceleratorCount)} take
      ${duration(seconds(near.estimate))} and ${shortMoney(near.estimate.total)}.
      <button type="button" class="quiet" @click=${() => use(near.acceleratorCount)}>Use ${count(near.acceleratorCount)}</button></p>` : nothing;
}

export function strategyHint(best, use) {
  return best ? html`
    <p class="notice">The best of ${count(best.examinedCount)} strategies in the same precision takes ${duration(seconds(best.estimate))} and ${shortMoney(best.estimate.total)}; the
      figures above are of the best of the usual ones. <button type="button" class="quiet" @click=${() => use(best.estimate.plan)}>Use it</button></p>` : nothing;
}

const isWorthIt = (one, other) => (isBetter(one, other) && cost(one) < WORTH_SAYING * cost(other))
  || (seconds(one) < LITTLE_SLOWER * seconds(other) && cost(one) < MUCH_CHEAPER * cost(other));
const isBetter = (one, other) => seconds(one) < WORTH_SAYING * seconds(other) && one.fit.kind === "fits";
const seconds = estimate => estimate.time.wallClockSeconds;
const cost = estimate => Number(estimate.total.amount);
