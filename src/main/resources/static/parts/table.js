import {count} from "../format.js";
import {html, nothing} from "../lib.js";

/**
 * A table that can be read aloud, and scrolled by keyboard where it is wider than the page. On a telephone each row is a list of its
 * cells by their titles; the roles say that it is a table still.
 *
 * @param columns each with a `title`, `of(item)` for its value, perhaps `show(value, item)` for its looks, and
 *     `numeric`, or `wide` for sentences
 * @param empty what to do where there are no items
 * @param most how many rows are shown of items that are all in a file
 */
export function table({caption, columns, items, empty = "Nothing here yet.", most = items.length}) {
  if (items.length === 0) {
    return html`<p class="empty">${empty}</p>`;
  }
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${caption}>
      <table role="table">
        <caption class="unseen">${caption}</caption>
        <thead role="rowgroup"><tr role="row">${columns.map(column => html`<th role="columnheader" scope="col" class=${column.numeric ? "number" : nothing}>${column.title || html`<span class="unseen">What to do</span>`}</th>`)}</tr></thead>
        <tbody role="rowgroup">${items.slice(0, most).map(item => html`<tr role="row">${columns.map(column => cell(column, item))}</tr>`)}</tbody>
      </table>
    </div>
    ${items.length > most ? html`<p class="fine">The first ${count(most)} of ${count(items.length)}; the CSV file has them all.</p>` : nothing}`;
}

function cell(column, item) {
  const value = column.of(item);
  return html`<td role="cell" data-title=${column.title} class=${column.numeric ? "number" : column.wide ? "wrap" : nothing}>${column.show ? column.show(value, item) : value}</td>`;
}

/** The values as they are, not as they look. Columns without a value, such as buttons, are left out. */
export function csv(columns, items) {
  const shown = columns.filter(column => column.title);
  const lines = [shown.map(column => column.title), ...items.map(item => shown.map(column => column.of(item)))];
  return lines.map(line => line.map(quoted).join(",")).join("\r\n") + "\r\n";
}

const quoted = value => {
  const text = isFormula(value) ? `'${value}` : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Spreadsheets would run such a text (OWASP, CSV injection); an amount of money is a text too, and may be less than nothing. */
const isFormula = value => typeof value === "string" && /^[=+\-@\t\r\n＝＋－＠]/.test(value) && !Number.isFinite(Number(value));
