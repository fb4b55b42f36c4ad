import {html, nothing} from "../lib.js";

/**
 * A field with names to choose from as one types.
 *
 * @param items each with an `id` and perhaps a `title`
 * @param placeholder what the service takes where nothing is chosen
 * @param change receives what was typed, or undefined where it is empty
 */
export function choice({label, name, value, items, placeholder, required, change}) {
  return html`
    <label>${label}
      <input name=${name} list=${`${name}-names`} .value=${value ?? ""} placeholder=${placeholder ?? ""} autocomplete="off"
        spellcheck="false" ?required=${required} @change=${event => change(event.target.value.trim() || undefined)}>
    </label>
    <datalist id=${`${name}-names`}>${items.map(item => html`<option value=${item.id}>${item.title ?? nothing}</option>`)}</datalist>`;
}

/** A field with a few values to choose from; the first leaves the choice to the service. */
export function select({label, name, value, values, placeholder, change}) {
  return html`
    <label>${label}
      <select name=${name} @change=${event => change(event.target.value || undefined)}>
        <option value="" ?selected=${value === undefined}>${placeholder ?? "chosen"}</option>
        ${Object.entries(values).map(([id, title]) => html`<option value=${id} ?selected=${value === id}>${title}</option>`)}
      </select>
    </label>`;
}
