import {words} from "../format.js";
import {html} from "../lib.js";

const GOOD = ["approved", "succeeded", "published", "ok"];
const BAD = ["rejected", "failed", "suspect", "expired"];

/** Where something stands: said by a word, supported by a colour. */
export function badge(status) {
  return html`<span class=${`badge ${looks(status)}`}>${words(status)}</span>`;
}

const looks = status => (GOOD.includes(status) ? "good" : BAD.includes(status) ? "bad" : "");
