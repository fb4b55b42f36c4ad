import {count, date, words} from "../format.js";
import {html, nothing} from "../lib.js";
import {differenceTable} from "./price-differences.js";
import {table} from "./table.js";

const FORMATS = {
  trilemma: "Trilemma: CSV or JSON", skypilot: "SkyPilot: vms.csv", gpuhunt: "gpuhunt: CSV or JSON",
  awsPriceList: "AWS Price List: JSON", azureRetail: "Azure Retail Prices: JSON",
};
const JSON_ONLY = ["awsPriceList", "azureRetail"];
const SHOWN = 200;

const ISSUES = [
  {title: "line", of: issue => issue.line, show: count, numeric: true},
  {title: "column", of: issue => issue.column, show: column => (column ? html`<code>${column}</code>` : "whole row")},
  {title: "what", of: issue => issue.code, show: words},
  {title: "value", of: issue => issue.rawValue, show: value => (value === undefined ? "" : html`<code class="source">${value}</code>`)},
  {title: "done", of: issue => issue.action},
];

/**
 * A file of prices to be checked.
 *
 * @param provider of the catalog, where it has one
 * @param check receives the file, its type, and how it is to be read
 * @param forget is told where the file or how it is to be read changes
 */
export function importForm({provider, check, forget, busy}) {
  const submit = event => {
    event.preventDefault();
    const {file, text} = event.target.elements;
    text.setCustomValidity(file.files.length || text.value.trim() ? "" : "Choose a file, or give its text here.");
    if (event.target.reportValidity()) {
      check(uploadOf(event.target));
    }
  };
  const input = event => {
    event.currentTarget.elements.text.setCustomValidity("");
    forget();
  };
  return html`
    <form @submit=${submit} @input=${input}>
      <div class="row">
        <label>Format <select name="format">${Object.entries(FORMATS).map(([id, title]) => html`<option value=${id}>${title}</option>`)}</select></label>
        <label>Provider <input name="provider" pattern="[a-z0-9][a-z0-9.\\-]*" maxlength="100" autocomplete="off" placeholder=${provider ?? "as its rows say"}
          title="Lower-case letters, digits, dots or hyphens, such as aws"></label>
        <label>As of <input name="asOf" type="date"></label>
        <label>Read from <input name="source" maxlength="500" autocomplete="off" placeholder="its address, for those who ask"></label>
      </div>
      <label>File, gzipped or not <input name="file" type="file" accept=".csv,.json,.gz,text/csv,application/json"></label>
      <p class="fine">Trilemma's own columns: <code>region</code>, <code>instance_type</code>, <code>accelerator</code>, <code>accelerators_per_instance</code>,
        <code>on_demand_usd_per_hour</code>, <code>spot_usd_per_hour</code> and <code>as_of</code>. Prices are those of an hour of the whole instance.</p>
      <label>Or its text <textarea name="text" rows="4" spellcheck="false"
        placeholder="region,instance_type,accelerator,accelerators_per_instance,on_demand_usd_per_hour,spot_usd_per_hour,as_of"></textarea></label>
      <p class="row"><button ?disabled=${busy}>Check the file</button> <span class="fine">A dry run: nothing is published yet.</span></p>
    </form>`;
}

/**
 * What becomes of the rows of a file.
 *
 * @param report of a dry run, or of what was published
 * @param publish receives whether prices may move as far as they do
 */
export function importReport({report, publish, busy}) {
  const {rowsRead, rowsTaken, rowsJoined, rowsSkipped, rowsFlagged, priceCount, asOf, version, changes, differences} = report;
  return html`
    <section class="report" aria-labelledby="report">
      <div role="status"><h3 id="report">${version ? `Published as version ${version}` : "What would become of it"}</h3></div>
      <dl class="tiles">
        ${tile("Rows read", rowsRead)} ${tile("Taken", rowsTaken)} ${tile("Joined to others", rowsJoined)}
        ${tile("Skipped", rowsSkipped)} ${tile("Flagged", rowsFlagged)}
      </dl>
      <p>Prices of ${date(asOf)}: ${count(priceCount)}. ${moved(report)}</p>
      ${differences ? announced(differences, changes) : nothing}
      ${issueTable(report.issues.slice(0, SHOWN), "Nothing to say of any row.")}
      ${report.issues.length > SHOWN ? html`<p class="fine">The first ${count(SHOWN)} of ${count(report.issues.length)} issues.</p>` : nothing}
      ${version ? nothing : publication(report, publish, busy)}
    </section>`;
}

function announced(differences, {added, removed, changed}) {
  const all = added + removed + changed;
  return html`
    ${differenceTable(differences)}
    ${all > differences.length ? html`<p class="fine">The largest ${count(differences.length)} of ${count(all)}.</p>` : nothing}`;
}

export const issueTable = (items, empty) => table({caption: "Issues", columns: ISSUES, items, empty});

function moved({changes: {added, removed, changed, unchanged}}) {
  return `Against the newest version ${count(added)} appear, ${count(removed)} disappear, ${count(changed)} move and ${count(unchanged)} stay.`;
}

function publication({needsConfirmation, issues}, publish, busy) {
  const isFar = issues.some(({code}) => code === "farFromPublished");
  const submit = event => {
    event.preventDefault();
    publish(new FormData(event.target).has("confirm"));
  };
  return html`
    <form @submit=${submit}>
      ${needsConfirmation ? html`<p class="notice"><b>More than half of the prices move.</b> A column may have been read for another. It is published only where
        you say that they are right.</p>` : nothing}
      ${needsConfirmation || isFar ? html`<label class="check"><input type="checkbox" name="confirm" ?required=${needsConfirmation}>
        The prices that move are right</label>` : nothing}
      ${isFar ? html`<p class="fine">A price more than half away from the last one stays suspect unless you say so.</p>` : nothing}
      <p class="row"><button ?disabled=${busy}>Publish</button> <span class="fine">A published version never changes. Plans of your team that name no
        provider or catalog take the cheapest offer of all catalogs, from then on of this one too.</span></p>
    </form>`;
}

function uploadOf(form) {
  const {format, provider, asOf, source, file, text} = Object.fromEntries(new FormData(form));
  const given = {format, provider: provider.trim(), asOf, source: source.trim()};
  return {
    parameters: new URLSearchParams(Object.entries(given).filter(([, value]) => value)),
    file: file.size ? file : text,
    type: JSON_ONLY.includes(format) || (file.size ? /\.json(\.gz)?$/i.test(file.name) : /^\s*[[{]/.test(text)) ? "application/json" : "text/csv",
  };
}

const tile = (name, value) => html`<div class="tile"><dt>${name}</dt><dd class="figure">${count(value)}</dd></div>`;
