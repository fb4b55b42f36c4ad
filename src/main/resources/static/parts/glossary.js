import {html} from "../lib.js";

const WORDS = {
  "Loss": "How many nats a token the model is surprised by: the lower, the better it predicts. A tenth less is a model that is visibly better; nothing gets below what the data themselves leave open.",
  "P10 to P90": "One run in ten is below the first figure and one in ten above the second, by how far published runs were from their predictions.",
  "Goodput": "The share of the wall clock in which steps count: what failures, restarts and checkpoints leave.",
  "MFU": "Model FLOPs utilisation: the share of the accelerators' peak that goes into the model's own arithmetic.",
  "Recomputation": "Activations are calculated again instead of kept: less memory, more time.",
  "Parallelism": "How the model and the batch are split: tensor within a layer, pipeline by layers, context by the sequence, data by the batch; ZeRO says how much each of those keeps.",
  "Frontier": "The plans that nothing beats in time, money and loss at once.",
};

/** What the field's words mean, for who pays. */
export function glossary() {
  return html`
    <details class="card">
      <summary>What the words mean</summary>
      <dl class="glossary">${Object.entries(WORDS).map(([word, meaning]) => html`<dt>${word}</dt><dd>${meaning}</dd>`)}</dl>
    </details>`;
}
