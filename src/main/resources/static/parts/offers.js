import {providersOf} from "../catalog.js";
import {days, number, price, words} from "../format.js";
import {html, nothing} from "../lib.js";
import {link} from "../link.js";
import {badge} from "./badge.js";
import {choice, select} from "./choice.js";
import {RENTED} from "./fields.js";

const OLD_DAYS = 90;
const DAY_MILLIS = 86_400_000;

/** Columns of offers as the service answers them. */
export const OFFERS = [
  {title: "an accelerator-hour", of: offer => offer.pricePerAccelerator, show: hourly, numeric: true},
  {title: "accelerators", of: offer => offer.accelerator, show: (accelerator, offer) => `${number(offer.acceleratorsPerInstance)} × ${accelerator}`},
  {title: "provider", of: offer => offer.provider},
  {title: "region", of: offer => offer.region, show: (region, offer) => [region, offer.zone].filter(Boolean).join(", ") || "any"},
  {title: "instance", of: offer => offer.instanceType},
  {title: "commitment", of: offer => offer.commitment, show: commitment => RENTED[commitment] ?? words(commitment)},
  {title: "last seen", of: offer => offer.asOf, show: age, numeric: true},
  {title: "past", of: () => "", show: (none, offer) => html`<a href=${history(offer)}>History<span class="unseen"> of ${named(offer)}</span></a>`},
  {title: "status", of: offer => offer.status, show: standing},
  {title: "from", wide: true, of: offer => offer.source, show: provenance},
];

/**
 * Which offers are asked for.
 *
 * @param filter what the address says
 * @param choose receives what changes in it
 */
export function offerFilter({filter, accelerators, regions, choose}) {
  const ofProvider = regions.filter(({provider}) => !filter.provider || provider === filter.provider);
  return html`
    <form class="row" @submit=${event => event.preventDefault()}>
      ${choice({label: "Accelerator", name: "accelerator", value: filter.accelerator, items: accelerators, placeholder: "all",
        change: accelerator => choose({accelerator})})}
      ${choice({label: "Provider", name: "provider", value: filter.provider, items: providersOf(regions), placeholder: "all",
        change: provider => choose({provider})})}
      ${choice({label: "Region", name: "region", value: filter.region, placeholder: "all",
        items: ofProvider.map(({region, location}) => ({id: region, title: location})), change: region => choose({region})})}
      ${select({label: "Commitment", name: "commitment", value: filter.commitment, values: RENTED, placeholder: "all",
        change: commitment => choose({commitment})})}
      ${filter.instanceType ? html`<button type="button" class="quiet" @click=${() => choose({instanceType: undefined, history: undefined})}>
        Show all instances</button>` : nothing}
    </form>`;
}

function hourly(value, {discount}) {
  return discount ? html`${price(discount.pricePerAccelerator)}<br><span class="fine">list ${price(value)}</span>` : price(value);
}

function age(asOf) {
  const since = (Date.now() - Date.parse(asOf)) / DAY_MILLIS;
  return since > OLD_DAYS ? html`<span class="bad">⚠ old: ${days(Math.floor(since))}</span>` : `${days(Math.max(0, Math.floor(since)))} ago`;
}

function standing(status, {hostIncluded, marketplace}) {
  const notes = [hostIncluded ? null : "without its host", marketplace ? "marketplace" : null].filter(Boolean);
  return html`${status === "ok" ? nothing : badge(status)}${notes.length ? html` <span class="fine">${notes.join(", ")}</span>` : nothing}`;
}

function provenance(source, {priceCatalog, priceCatalogVersion}) {
  return html`<a href=${link("prices", {}, {catalog: priceCatalog})}>${priceCatalog}</a> version ${priceCatalogVersion}
    <span class="fine source">${source}</span>`;
}

function history({accelerator, provider, region, instanceType, commitment}) {
  return link("prices", {}, {history: 1, accelerator, provider, region, instanceType, commitment});
}

const named = ({provider, region, instanceType, commitment}) => [provider, region, instanceType, commitment].filter(Boolean).join(" ");
