import {savePng, saveSvg, saveText} from "../exports.js";
import {html, nothing} from "../lib.js";
import {csv, table} from "./table.js";
import "./when-open.js";

const MOST_ROWS = 200;

/**
 * A drawing with its title, its data as a table, and both as files.
 *
 * @param name of the files
 * @param columns of the data, as {@link table} takes them
 */
export function figure({title, note, name, drawing, columns, items}) {
  return html`
    <figure>
      <figcaption><h2>${title}</h2>${note ? html`<p>${note}</p>` : nothing}</figcaption>
      ${drawing}
      <details class="screen">
        <summary>Data and files<span class="unseen"> of ${title}</span></summary>
        <trilemma-when-open .content=${() => table({caption: title, columns, items, most: MOST_ROWS})}></trilemma-when-open>
        <p class="row">
          <button type="button" class="quiet" @click=${event => savePng(name, drawn(event))}>PNG</button>
          <button type="button" class="quiet" @click=${event => saveSvg(name, drawn(event))}>SVG</button>
          <button type="button" class="quiet" @click=${() => saveText(`${name}.csv`, "text/csv", csv(columns, items))}>CSV</button>
        </p>
      </details>
    </figure>`;
}

const drawn = event => event.target.closest("figure").querySelector("trilemma-chart, svg");
