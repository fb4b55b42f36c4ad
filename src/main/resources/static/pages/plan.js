import {html} from "../lib.js";
import {Page} from "../page.js";

export default class Plan extends Page {
  plan = {...this.address.plan};

  view() {
    return html`<h1>Plan</h1>`;
  }
}
