import {date, number, price, ratio} from "../format.js";
import {html, live, nothing} from "../lib.js";
import {RENTED} from "./fields.js";
import {moreButton} from "./more.js";
import {table} from "./table.js";

const KINDS = {changed: "moved", added: "appeared", removed: "disappeared"};

const COLUMNS = [
  {title: "what", of: difference => KINDS[difference.kind]},
  {title: "provider", of: difference => difference.provider},
  {title: "region", of: difference => difference.region},
  {title: "instance", of: difference => difference.instanceType},
  {title: "accelerators", of: difference => difference.accelerator,
    show: (accelerator, difference) => `${number(difference.acceleratorsPerInstance)} × ${accelerator}`},
  {title: "commitment", of: difference => difference.commitment, show: commitment => RENTED[commitment]},
  {title: "was, an hour", of: difference => difference.from, show: value => (value ? price(value) : ""), numeric: true},
  {title: "is, an hour", of: difference => difference.to, show: value => (value ? price(value) : ""), numeric: true},
  {title: "change", of: difference => difference.change, show: change, numeric: true},
];

/**
 * What changed between two versions of a catalog.
 *
 * @param versions that have prices, newest first
 * @param compared the versions `from` and `to` and the `list` of differences, or null
 * @param compare receives another `from` or `to`
 */
export function differences({versions, compared, compare, more}) {
  return html`
    <section class="card" aria-labelledby="differences">
      <h2 id="differences">Differences between versions</h2>
      ${compared ? html`
        <form class="row" @submit=${event => event.preventDefault()}>
          ${version("From version", versions, compared.from, from => compare({from}))}
          ${version("To version", versions, compared.to, to => compare({to}))}
        </form>
        ${compared.list ? listed(compared.list, more) : html`<p class="empty" aria-busy="true">Comparing…</p>`}`
        : html`<p class="empty">There is nothing to compare before two versions are published.</p>`}
    </section>`;
}

export const differenceTable = items =>
  table({caption: "Differences, the largest change first", columns: COLUMNS, items, empty: "Nothing differs."});

function listed(list, more) {
  return html`
    ${differenceTable(list.items)}
    ${moreButton(list, "differences", more)}`;
}

function version(label, versions, chosen, choose) {
  return html`
    <label>${label}
      <select @change=${event => choose(Number(event.target.value))}>
        ${versions.map(({version, asOf}) => html`<option value=${version} .selected=${live(version === chosen)}>${version}, of ${date(asOf)}</option>`)}
      </select>
    </label>`;
}

function change(share, {from, to}) {
  return share === undefined ? nothing
    : html`<span class=${share > 0 ? "bad" : "good"}>${share > 0 ? "▲" : "▼"} ${ratio(to.amount, from.amount)}</span>`;
}
