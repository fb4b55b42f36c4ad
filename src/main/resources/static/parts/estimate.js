import {bytes, carbon, compact, count, date, duration, durations, energy, flops, loss, money, number, percent, price, quantity, range, shortDuration, shortMoney, words} from "../format.js";
import {html, nothing} from "../lib.js";
import {link} from "../link.js";
import {bar} from "./bar.js";
import {isField} from "./fields.js";
import {table} from "./table.js";

/** The whole answer in one sentence. */
export function headline(title, plan, estimate) {
  const {fit, time, uncertainty, quality, total} = estimate;
  return html`
    <p class="headline">
      ${title}${run(plan, estimate)}: <b>${total ? shortMoney(total) : "price unknown"}</b>${uncertainty.total ? ` (${range(uncertainty.total, shortMoney)})` : ""},
      <b>${duration(time.wallClockSeconds)}</b> (${durations(uncertainty.wallClockSeconds)}), loss <b>${loss(quality.loss)}</b>;
      ${fit.kind === "fits"
        ? html`it <b class="good">fits in memory</b> with ${bytes(fit.headroomBytes)} to spare on each accelerator`
        : html`it <b class="bad">does not fit in memory</b>: each accelerator is ${bytes(fit.shortfallBytes)} short`}.
    </p>`;
}

/** To be read aloud once one has stopped typing. */
export function inShort({total, time, fit}) {
  return `${shortMoney(total)}, ${duration(time.wallClockSeconds)}, ${fit.kind === "fits" ? "fits" : "does not fit"} in memory`;
}

/** What is said of a run beside its title; a title of one's own need not say what it is a title of. */
function run({title, model, cluster = {}, training = {}, pricing = {}}, {assumptions}) {
  const assumed = name => assumptions.find(assumption => assumption.name === name)?.value;
  const provider = pricing.provider ?? assumed("pricing.provider");
  const region = pricing.region ?? assumed("pricing.region");
  const what = title && [model, cluster.acceleratorCount && `${count(cluster.acceleratorCount)} ${cluster.accelerator ?? "accelerators"}`];
  return [...(what || []), training.tokens && `${compact(training.tokens)} tokens`, region, provider && `from ${provider}`]
    .filter(Boolean).map(fact => `, ${fact}`).join("");
}

export function tiles({total, bases, time, quality, energy: used, uncertainty, memory, fit, provenance}) {
  return html`
    <dl class="tiles">
      ${tile("Money", shortMoney(total), spread(uncertainty.total, shortMoney), total ? priceNote(provenance, bases) : "no price is known")}
      ${tile("Time", duration(time.wallClockSeconds), `P10 to P90: ${durations(uncertainty.wallClockSeconds)}`, `goodput ${percent(time.goodput)}`)}
      ${tile("Loss", loss(quality.loss), spread(uncertainty.loss, loss), quality.outsideFit ? "lower is better; outside the law's fitted runs" : "lower is better")}
      ${tile("Energy", energy(used.facilityKwh), spread(uncertainty.facilityKwh, energy), used.operationalKgCo2e === undefined ? "carbon of the grid unknown" : carbon(used.operationalKgCo2e))}
      ${tile("Memory", `${percent(memory.totalBytes / memory.capacityBytes)}`, `${bytes(memory.totalBytes)} of ${bytes(memory.capacityBytes)}`,
        fit.kind === "fits" ? "fits" : "does not fit")}
    </dl>`;
}

const spread = (bounds, format) => (bounds ? `P10 to P90: ${range(bounds, format)}` : "no range");

/** Whose price it is, of when, and how far others are from it: the range is of one offer. */
function priceNote({priceAsOf}, bases) {
  const median = bases.find(({name}) => name === "medianList")?.total;
  return [priceAsOf && `a price of ${date(priceAsOf)}`, median && `the median of all providers and regions would make it ${shortMoney(median)}`].filter(Boolean).join("; ");
}

function tile(name, value, bounds, note) {
  return html`<div class="tile"><dt>${name}</dt><dd class="figure">${value}</dd><dd>${bounds}</dd><dd class="fine">${note}</dd></div>`;
}

export function memoryBar({memory, fit}) {
  const parts = Object.entries(memory).filter(([name]) => !["totalBytes", "capacityBytes"].includes(name));
  return bar({
    title: "Memory of the fullest accelerator",
    note: fit.kind === "fits" ? `Fits: ${bytes(fit.headroomBytes)} to spare.` : `Does not fit: ${bytes(fit.shortfallBytes)} too much. The dashed line is what there is.`,
    name: "memory",
    format: bytes,
    limit: {name: `capacity: ${bytes(memory.capacityBytes)}`, value: memory.capacityBytes},
    parts: parts.map(([name, value]) => ({name: words(name.replace(/Bytes$/, "")), value})),
  });
}

export function timeBar({time}) {
  return bar({
    title: "Where a step goes",
    note: `${duration(time.stepSeconds)} a step, ${count(time.stepCount)} steps, ${percent(time.modelFlopsUtilization)} of the peak (MFU).`,
    name: "step-time",
    format: shortDuration,
    parts: time.terms.map(({name, seconds}) => ({name: words(name), value: seconds})),
  });
}

export function bill({lines, total, bases}) {
  return html`
    <section class="card">
      <h2>The bill: ${money(total)}</h2>
      ${table({caption: "Lines of the bill", items: lines, columns: [
        {title: "What", of: line => words(line.name)},
        {title: "How much", of: line => line.quantity, show: (value, line) => `${quantity(value)} ${line.unit}`, numeric: true},
        {title: "Price", of: line => line.unitPrice?.amount, show: (value, line) => price(line.unitPrice), numeric: true},
        {title: "Total", of: line => line.total?.amount, show: (value, line) => money(line.total), numeric: true},
        {title: "Where the price comes from", of: line => line.source},
      ]})}
      <h3>The same run by other prices</h3>
      ${table({caption: "The same run by other prices", items: bases, empty: "No other prices are known.", columns: [
        {title: "Basis", of: basis => words(basis.name)},
        {title: "Total", of: basis => basis.total?.amount, show: (value, basis) => money(basis.total), numeric: true},
        {title: "Source", of: basis => basis.source},
      ]})}
    </section>`;
}

/**
 * What to mind, and what to do about it.
 *
 * @param hints what the page found by itself, as templates
 */
export function concerns(plan, {warnings, fit}, apply, hints) {
  const remedies = fit.remedies ?? [];
  return warnings.length + remedies.length + hints.filter(hint => hint !== nothing).length === 0 ? nothing : html`
    <section class="card" aria-label="Warnings">
      <h2>To mind</h2>
      ${hints}
      ${warnings.map(warning => html`<p class="notice">${warning.detail} ${wayOut(warning, plan, apply)}</p>`)}
      ${remedies.length ? html`
        <h3>What would make it fit</h3>
        <p class="row">${remedies.map(remedy => html`
          <button type="button" class=${remedy.fits ? "said" : "quiet said"} @click=${() => apply(remedy.patch)}>${remedyName(remedy)}</button>`)}</p>` : nothing}
    </section>`;
}

function remedyName({pointer, value, fits, totalBytes, stepSeconds}) {
  const what = words(pointer.split("/").at(-1));
  const change = value.endsWith("left to the service") && !/^[0-9]/.test(value) ? `${what} left to the service` : `${what}: ${value}`;
  return `${change} (${fits ? `fits, ${duration(stepSeconds)} a step` : `still ${bytes(totalBytes)}`})`;
}

function wayOut({code}, {cluster = {}, pricing = {}}, apply) {
  const {region, provider, commitment = "onDemand"} = pricing;
  if (code === "priceUnknown" && (region || provider)) {
    return html`<button type="button" class="quiet" @click=${() => apply({pricing: {region: null, provider: null}})}>Look everywhere</button>`;
  }
  return ["stalePrice", "priceUnknown"].includes(code) && cluster.accelerator
    ? html`<a href=${link("prices", {}, {accelerator: cluster.accelerator, region, commitment})}>See the offers</a>` : nothing;
}

export function assumptionTable(assumptions, change) {
  return html`
    <section class="card">
      <h2>What you did not say, and what was taken</h2>
      ${table({caption: "Assumptions", items: assumptions, columns: [
        {title: "Field", of: assumption => assumption.name, show: name => html`<code>${name}</code>`},
        {title: "Taken", of: assumption => assumption.value, show: (value, {name}) => (isField(name)
          ? html`<button type="button" class="quiet said" aria-label=${`Change ${name}, now ${value}`} @click=${() => change(name)}>${value}</button>` : value)},
        {title: "Why", of: assumption => assumption.source},
      ]})}
    </section>`;
}

/**
 * @param context what is known beside: the `optimum` of the same compute, and the `entry` of the model in the catalog
 */
export function workAndQuality({work, quality, model, energy: used}, {optimum, entry}) {
  return html`
    <section class="card">
      <h2>Behind it</h2>
      <ul>
        <li>${compact(model.parameters)} parameters, ${compact(model.activeParameters)} at work on a token, ${compact(model.trainableParameters)} trained</li>
        <li>${flops(work.modelFlops)} of work; attention is ${percent(work.attentionShare)} of it</li>
        <li>Loss by ${quality.law}; no model gets below ${number(quality.irreducibleLoss)} on its data</li>
        ${optimum ? html`<li>The same work spent best by ${optimum.law}: ${compact(optimum.parameters)} parameters on ${compact(optimum.tokens)} tokens, loss ${loss(optimum.loss)}</li>` : nothing}
        ${entry?.pretrainedTriangle ? html`<li>${entry.pretrainedTriangle}</li>` : nothing}
        <li>${energy(used.acceleratorKwh)} of the energy in the accelerators themselves; ${carbon(used.embodiedKgCo2e)} in the hardware</li>
        ${quality.notes.map(note => html`<li>${note}</li>`)}
      </ul>
    </section>`;
}
