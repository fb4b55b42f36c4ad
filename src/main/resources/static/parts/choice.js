import {html, live, nothing} from "../lib.js";

/**
 * A field with names to choose from as one types: a whole name counts at once, anything else when the field is left.
 *
 * @param items each with an `id`, perhaps a `title` and `aliases`
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
      change((named(items, typed) ?? typed) || undefined);
    }
  };
  const typing = event => named(items, event.target.value.trim()) && chosen(event);
  return html`
    <label>${label}
      <input name=${name} list=${`${name}-names`} .value=${value} placeholder=${placeholder ?? ""} autocomplete="off"
        spellcheck="false" ?required=${required} @change=${chosen} @input=${typing}>
    </label>
    <datalist id=${`${name}-names`}>${items.map(item => html`<option value=${item.id}>${item.title ?? nothing}</option>`)}</datalist>`;
}

/** The name in the catalog that is meant, by itself, by another name of it or by its title. */
function named(items, typed) {
  const isTyped = name => name?.toLowerCase() === typed.toLowerCase();
  const item = items.find(({id, title, aliases = []}) => isTyped(id) || isTyped(title) || aliases.some(isTyped));
  return item && (item.aliases?.find(isTyped) ?? item.id);
}

/** A field with a few values to choose from; the first leaves the choice to the service. */
export function select({label, name, value, values, placeholder, change}) {
  return html`
    <label>${label}
      <select name=${name} @change=${event => change(event.target.value || undefined)}>
        <option value="" .selected=${live(value === undefined)}>${values[placeholder] ? `chosen: ${values[placeholder].toLowerCase()}` : placeholder || "chosen"}</option>
        ${options(values, value)}
      </select>
    </label>`;
}

/** Chosen is what the page says, whatever was chosen by hand before. */
export function options(titles, value) {
  return Object.entries(titles).map(([id, title]) => html`<option value=${id} .selected=${live(id === value)}>${title}</option>`);
}
