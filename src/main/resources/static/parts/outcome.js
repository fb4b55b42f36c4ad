import {html, nothing} from "../lib.js";
import {problemView} from "./problem.js";

/**
 * What came of what a form asked for: beside the form, and read aloud.
 *
 * @param form its name
 * @param last `{form, text}` or `{form, problem}` of the form that was sent last
 */
export function outcome(form, last) {
  const own = last?.form === form ? last : {};
  return html`${problemView(own.problem)}<p class="fine" role="status">${own.text ?? nothing}</p>`;
}
