import {html, live, nothing} from "../lib.js";

/**
 * A field with names to choose from as one types.
 *
 * @param items each with an `id` and perhaps a `title`
 * @param placeholder what the service takes where nothing is chosen
 * @param required whether an empty field takes its value back
 * @param change receives what was typed, or undefined where it is empty
 */
export function choice({label, name, value = "", items, placeholder, required, change}) {
  const chosen = ({target}) => {
    const typed = target.value.trim();
    if (required && !typed) {
      target.value = value;
    } else {
      change(typed || undefined);
    }
  };
  return html`
    <label>${label}
      <input name=${name} list=${`${name}-names`} .value=${value} placeholder=${placeholder ?? ""} autocomplete="off"
        spellcheck="false" ?required=${required} @change=${chosen}>
    </label>
    <datalist id=${`${name}-names`}>${items.map(item => html`<option value=${item.id}>${item.title ?? nothing}</option>`)}</datalist>`;
}

/** A field with a few values to choose from; the first leaves the choice to the service. */
export function select({label, name, value, values, placeholder, change}) {
  return html`
    <label>${label}
      <select name=${name} @change=${event => change(event.target.value || undefined)}>
        <option value="" .selected=${live(value === undefined)}>${placeholder ?? "chosen"}</option>
        ${options(values, value)}
      </select>
    </label>`;
}

/** Chosen is what the page says, whatever was chosen by hand before. */
export function options(titles, value) {
  return Object.entries(titles).map(([id, title]) => html`<option value=${id} .selected=${live(id === value)}>${title}</option>`);
}
