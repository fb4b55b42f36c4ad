import {html, nothing} from "../lib.js";

/**
 * The button at the end of a list that is not all there; nothing where it is.
 *
 * @param list with `next`, as the service answers lists
 * @param what the list holds, for the button's name
 */
export function moreButton(list, what, load) {
  return list.next ? html`<p><button type="button" class="quiet" @click=${load}>More ${what}</button></p>` : nothing;
}
