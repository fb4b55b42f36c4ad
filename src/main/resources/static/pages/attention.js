import {post} from "../api.js";
import {accelerator, accelerators, model, models} from "../catalog.js";
import {bytes, count, flops, percent} from "../format.js";
import {guard, html, nothing} from "../lib.js";
import {link} from "../link.js";
import {Page} from "../page.js";
import "../parts/chart.js";
import {choice} from "../parts/choice.js";
import {figure} from "../parts/figure.js";

const EXAMPLE = "llama-3.1-8b";
const LENGTHS = Array.from({length: 12}, (none, power) => 512 * 2 ** power);

/** A window as that of Mistral 7B, and the ranks of DeepSeek-V3: what the same model would do with them. */
const SLIDING = {slidingWindow: {size: 4096}};
const LATENT = {latentAttention: {queryRank: 1536, keyValueRank: 512, plainHeadSize: 128, rotaryHeadSize: 64, valueHeadSize: 128}};

const KINDS = [
  {name: "standard kernel", series: 0},
  {name: "flash", series: 1},
  {name: "sliding window of 4,096", series: 2},
  {name: "latent", series: 3},
];

/** Kernels differ in the memory they need and the time they take, not in what they calculate or keep. */
const SAME_BY_KERNEL = [{name: "standard and flash", series: 0}, ...KINDS.slice(2)];

/** What the three charts show: which measure of which series, and which axis fits its units. */
const CHARTS = {
  work: {title: "Work of attention for a token", measure: "attentionFlopsPerToken", format: flops, base: 10, kinds: SAME_BY_KERNEL},
  memory: {title: "Activations of one sequence, nothing recomputed", measure: "activationBytes", format: bytes, base: 32, kinds: KINDS},
  keys: {title: "Keys and values of one sequence", measure: "keyValueBytes", format: bytes, base: 32, kinds: SAME_BY_KERNEL},
};

/** What attention costs as sequences grow: where it overtakes the rest, and where memory ends. */
export default class Attention extends Page {
  plan = this.address.plan;
  models = [];
  accelerators = [];
  series = null;
  crossovers = null;
  capacity = null;

  async start() {
    await Promise.all([
      this.run("names", async () => ({models: await models(), accelerators: await accelerators()})),
      this.run("profiles", signal => this.#profiles(signal)),
    ]);
  }

  async #profiles(signal) {
    const [profiled, on] = await Promise.all([this.#model(), accelerator(this.plan.cluster?.accelerator ?? "h100")]);
    const plain = {...profiled.architecture, slidingWindow: undefined, latentAttention: undefined};
    const profile = (change, attentionKernels) => post("/attention-profiles",
      {architecture: {...plain, ...change}, sequenceLengths: LENGTHS, attentionKernels, precision: "bf16", batchSize: 1}, {signal});
    const [base, sliding, latent] = await Promise.all([
      profile({}, ["standard", "flash"]), profile(SLIDING, ["flash"]), profile(LATENT, ["flash"]),
    ]);
    const of = kernel => base.items.filter(item => item.attentionKernel === kernel);
    return {
      title: profiled.title,
      series: [of("standard"), of("flash"), sliding.items, latent.items],
      crossovers: {work: base.crossoverSequenceLength, memory: base.memoryCrossoverSequenceLength},
      capacity: {name: on.name, bytes: on.memoryBytes},
    };
  }

  async #model() {
    const {architecture, model: slug = EXAMPLE} = this.plan;
    return architecture ? {title: "This architecture", architecture} : model(slug);
  }

  #choose(changes) {
    this.go(link("attention", {...this.plan, ...changes}));
  }

  view() {
    return html`
      <h1>What attention costs as sequences grow</h1>
      <p>Self-attention takes work and memory in the square of the sequence length. Kernels and windows change what, and how much.</p>
      <form class="row card" @submit=${event => event.preventDefault()}>
        ${choice({label: "Model", name: "model", value: this.plan.architecture ? undefined : this.plan.model ?? EXAMPLE, items: this.models, required: true,
          change: chosen => this.#choose({model: chosen, architecture: undefined})})}
        ${choice({label: "Accelerator", name: "accelerator", value: this.plan.cluster?.accelerator ?? "h100", items: this.accelerators, required: true,
          change: chosen => this.#choose({cluster: {...this.plan.cluster, accelerator: chosen}})})}
      </form>
      ${this.plan.huggingFaceConfig && !this.plan.model ? html`<p class="notice">A pasted config.json is not drawn here: this is ${EXAMPLE}. Choose a model to see another.</p>` : nothing}
      ${this.series ? guard([this.series], () => this.#findings()) : this.problem ? nothing : html`<p class="empty" aria-busy="true">Calculating…</p>`}`;
  }

  #findings() {
    const {work, memory} = this.crossovers;
    return html`
      <section class="stack">
        <p class="headline">
          ${this.title}: ${work ? html`attention overtakes the rest of the model at <b>${count(work)} tokens</b>` : "attention never overtakes the rest of the model"}${
          memory ? html`; the standard kernel's memory overtakes all other activations at <b>${count(memory)} tokens</b>, and flash attention
          removes just that` : nothing}. ${this.#wall()}
        </p>
        <div class="grid">
          ${this.#chart("work", {crossover: work, more: this.#linear()})}
          ${this.#chart("memory", {crossover: memory, wall: this.capacity})}
          ${this.#chart("keys")}
        </div>
      </section>`;
  }

  #wall() {
    const [standard, flash] = this.series.map(items => items.findLast(item => item.activationBytes <= this.capacity.bytes)?.sequenceLength);
    const wall = longest => (longest === undefined ? `before ${count(LENGTHS[0])} tokens`
      : longest === LENGTHS.at(-1) ? `after ${count(longest)} tokens` : `between ${count(longest)} and ${count(2 * longest)} tokens`);
    return `The memory wall of one ${this.capacity.name} (${bytes(this.capacity.bytes)}), activations alone, comes `
      + `${wall(standard)} with the standard kernel, ${wall(flash)} with flash attention.`;
  }

  #linear() {
    return [{name: "everything else", values: this.series[0].map(item => item.linearFlopsPerToken), dashed: true}];
  }

  #chart(name, {crossover, wall, more = []} = {}) {
    const {title, measure, format, base, kinds} = CHARTS[name];
    const lines = [...kinds.map(kind => ({name: kind.name, values: this.series[kind.series].map(item => item[measure])})), ...more];
    const columns = [
      {title: "sequence length", of: row => LENGTHS[row], show: count, numeric: true},
      ...lines.map(line => ({title: line.name, of: row => line.values[row], show: format, numeric: true})),
      ...(name === "work" ? [{title: "share of attention", of: row => this.series[0][row].attentionShare, show: percent, numeric: true}] : []),
    ];
    const drawing = html`
      <trilemma-chart label=${`${title} by sequence length`} .option=${option({lines, format, base, crossover, wall})}></trilemma-chart>`;
    return figure({title, name: `attention-${name}`, drawing, columns, items: [...LENGTHS.keys()]});
  }
}

function option({lines, format, base, crossover, wall}) {
  return {
    legend: {top: 0},
    grid: {left: 76, right: 24, top: 60, bottom: 45},
    tooltip: {trigger: "axis", valueFormatter: format},
    xAxis: {type: "log", logBase: 4, name: "tokens", nameLocation: "middle", nameGap: 28, min: LENGTHS[0], max: LENGTHS.at(-1), axisLabel: {formatter: length}},
    yAxis: {type: "log", logBase: base, axisLabel: {formatter: format}},
    series: lines.map((line, index) => ({
      name: line.name,
      type: "line",
      symbolSize: 5,
      lineStyle: {width: 2, type: line.dashed ? "dashed" : "solid"},
      data: line.values.map((value, row) => [LENGTHS[row], value]),
      ...(index === 0 && {markLine: marks(crossover, wall)}),
    })),
  };
}

/** As people speak of context lengths: 4K for 4,096. */
const length = tokens => `${count(tokens / 1024)}K`;

function marks(crossover, wall) {
  return {
    symbol: "none",
    lineStyle: {type: "dotted", width: 2},
    data: [
      ...(crossover ? [{xAxis: crossover, label: {formatter: `crossover: ${count(crossover)}`, position: "insideEndTop"}}] : []),
      ...(wall ? [{yAxis: wall.bytes, label: {formatter: `memory wall: ${bytes(wall.bytes)}`, position: "insideStartTop"}}] : []),
    ],
  };
}
