import {bytes, count, date, duration, loss, money, price, quantity, range, shortMoney, words} from "../format.js";
import {html, nothing} from "../lib.js";
import {table} from "./table.js";

const LINES = [
  {title: "line", of: line => words(line.name)},
  {title: "quantity", of: line => line.quantity, show: (value, line) => `${quantity(value)} ${line.unit}`, numeric: true},
  {title: "unit price", of: line => line.unitPrice, show: price, numeric: true},
  {title: "total", of: line => line.total, show: value => money(value, 2), numeric: true},
  {title: "source", wide: true, of: line => line.source, show: source => html`<span class="fine">${source}</span>`},
];

const BASES = [
  {title: "paid otherwise", of: basis => words(basis.name)},
  {title: "total", of: basis => basis.total, show: total => money(total), numeric: true},
  {title: "source", wide: true, of: basis => basis.source, show: source => html`<span class="fine">${source}</span>`},
];

const ASSUMPTIONS = [
  {title: "field", of: assumption => assumption.name, show: name => html`<code>${name}</code>`},
  {title: "value", of: assumption => assumption.value},
  {title: "why", wide: true, of: assumption => assumption.source},
];

/** The figures of a quote, each with its range and where it comes from. */
export function quoteFigures(quote) {
  return html`
    <dl class="tiles">
      ${tile("Cost", shortMoney(quote.total), `P10 to P90: ${range(quote.uncertainty.total, shortMoney)}`)}
      ${tile("Time", duration(quote.time.wallClockSeconds), `P10 to P90: ${range(quote.uncertainty.wallClockSeconds, duration)}`)}
      ${tile("Loss", loss(quote.quality.loss), `P10 to P90: ${range(quote.uncertainty.loss, loss)}, nats a token`)}
      ${tile("Holds until", date(quote.expiresAt), `issued ${date(quote.createdAt)}`, "date")}
      ${tile("Prices", quote.provenance.priceAsOf ? date(quote.provenance.priceAsOf) : quote.total ? "your own" : "none known", priceNote(quote.provenance), "date")}
    </dl>
    ${quote.fit.kind === "fits" ? nothing : html`
      <p class="notice" role="alert"><b class="bad">This run does not fit in memory:</b> ${bytes(quote.fit.shortfallBytes)} are missing on each accelerator. Nobody can start it as it is.</p>`}
    ${quote.warnings.length ? html`<ul class="notice plain">${quote.warnings.map(warning => html`<li>${warning.detail}</li>`)}</ul>` : nothing}
    <section class="card">
      <h2>The bill</h2>
      ${table({caption: "Lines of the bill", columns: LINES, items: quote.lines})}
      <p class="headline">Total: <b>${money(quote.total, 2)}</b></p>
    </section>
    <section class="card">
      <h2>The same run, paid otherwise</h2>
      ${table({caption: "Totals on other terms", columns: BASES, items: quote.bases})}
    </section>
    <details class="card printed">
      <summary>What was assumed</summary>
      ${table({caption: "Assumptions", columns: ASSUMPTIONS, items: quote.assumptions})}
    </details>`;
}

function priceNote({priceCatalog, priceCatalogVersion, priceAgeDays}) {
  const version = priceCatalog ? `${priceCatalog}, version ${priceCatalogVersion}` : "no catalog";
  return priceAgeDays === undefined ? version : `${version}; ${count(priceAgeDays)} days old when it was issued`;
}

function tile(name, figure, note, kind = "") {
  return html`<div class="tile"><dt>${name}</dt><dd class=${`figure ${kind}`}>${figure}</dd><dd class="fine">${note}</dd></div>`;
}
