import {date, money, parseCount} from "../format.js";
import {html} from "../lib.js";

/**
 * What there is to spend, and a form for more of it.
 *
 * @param items budgets, or null while they are loaded
 * @param create receives a budget document, and promises whether it was stored
 */
export function budgets({items, create, busy}) {
  return html`
    <section class="card" aria-labelledby="budgets">
      <h2 id="budgets">Budgets</h2>
      ${items === null ? html`<p class="empty" aria-busy="true">Loading…</p>`
        : items.length === 0 ? html`<p class="empty">No budget yet: create the first one below.</p>`
        : items.map(budget)}
      <details>
        <summary>New budget</summary>
        ${form(create, busy)}
      </details>
    </section>`;
}

function budget({title, amount, committed, spent, left, startsOn, endsOn}) {
  const used = Number(committed.amount) + Number(spent.amount);
  return html`
    <div>
      <h3>${title}</h3>
      <meter min="0" max=${amount.amount} high=${amount.amount * 0.9} value=${used} aria-label=${`Committed and spent of ${title}`}></meter>
      <p><b class=${left.amount < 0 ? "bad" : ""}>${money(left)} left</b> of ${money(amount)}</p>
      <p class="fine">${money(committed)} committed, ${money(spent)} spent. ${date(startsOn)} to ${date(endsOn)}.</p>
    </div>`;
}

function form(create, busy) {
  const submit = async event => {
    event.preventDefault();
    const {target} = event;
    if (await create(documentOf(target))) {
      target.reset();
    }
  };
  return html`
    <form @submit=${submit}>
      <label>Title <input name="title" required maxlength="200" autocomplete="off" placeholder="Training, fourth quarter"></label>
      <label>Amount <input name="amount" required autocomplete="off" inputmode="decimal" placeholder="5M"
        @input=${event => event.target.setCustomValidity(parseCount(event.target.value) > 0 ? "" : "Write an amount, such as 250,000 or 5M.")}></label>
      <label>Currency <input name="currency" required pattern="[A-Z]{3}" maxlength="3" value="USD" autocomplete="off"
        title="Three capital letters, such as USD"></label>
      <label>First day <input name="startsOn" type="date" required></label>
      <label>Last day <input name="endsOn" type="date" required></label>
      <p><button ?disabled=${busy}>Create budget</button></p>
    </form>`;
}

function documentOf(form) {
  const {title, amount, currency, startsOn, endsOn} = Object.fromEntries(new FormData(form));
  return {title, amount: {amount: parseCount(amount).toFixed(2), currency}, startsOn, endsOn};
}
