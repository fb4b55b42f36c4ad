import {date, instant} from "../format.js";
import {html} from "../lib.js";

/** A day, and an instant, that tables do not break into lines. */
export const day = text => html`<time datetime=${text}>${date(text)}</time>`;
export const moment = text => html`<time datetime=${text}>${instant(text)}</time>`;
