import {get} from "../api.js";
import {html, nothing} from "../lib.js";
import {link} from "../link.js";
import {Page} from "../page.js";
import {comparisonView} from "../parts/comparison.js";

/** The saved plans that the address names, the first of them as what the others are compared with. */
export class ComparedPlans extends Page {
  comparison = null;

  async start() {
    const plans = new URLSearchParams({plans: this.address.others.compare});
    await this.run("comparison", async signal => ({comparison: await get(`/comparison?${plans}`, {signal})}));
  }

  view() {
    return html`
      <p><a href=${link("plans")}>All saved plans</a></p>
      <h1>Plans side by side</h1>
      <div class="stack">
        ${this.comparison ? comparisonView(this.comparison) : this.problem ? nothing : html`<p class="empty" aria-busy="true">Comparing…</p>`}
      </div>`;
  }
}
