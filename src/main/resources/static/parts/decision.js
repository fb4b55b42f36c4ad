import {instant, money} from "../format.js";
import {html, nothing} from "../lib.js";
import {select} from "./choice.js";

/**
 * What was decided of a quote, or the form to decide on it.
 *
 * @param budgets of the team
 * @param budget id of the chosen one
 * @param caller who decides; only administrators may exceed a budget
 * @param choose receives the id of another budget
 * @param decide receives a decision document
 */
export function decision({quote, budgets, budget, caller, choose, decide, busy}) {
  if (quote.decision) {
    return decided(quote.decision);
  }
  if (quote.status !== "issued") {
    return nothing;
  }
  return maySay(caller, "approver") ? undecided({quote, budgets, budget, caller, choose, decide, busy})
    : html`<section class="card"><h2>Decision</h2><p>It waits for someone who may approve quotes.</p></section>`;
}

/** Those that a quote can draw on: in its currency, and of today. */
export function covering(budgets, quote, today = new Date().toISOString().slice(0, 10)) {
  return budgets.filter(({amount, startsOn, endsOn}) => amount.currency === quote.total?.currency && startsOn <= today && today <= endsOn);
}

function decided({decision, note, decidedBy, decidedAt, budget, forced}) {
  return html`
    <section class="card" aria-labelledby="decision">
      <h2 id="decision">Decision</h2>
      <p role="status"><b class=${decision === "approved" ? "good" : "bad"}>${decision === "approved" ? "Approved" : "Rejected"}</b>
        by ${decidedBy}, ${instant(decidedAt)}.</p>
      ${budget ? html`<p>It draws on ${budget.title}${forced ? ", which had not enough left" : ""}.</p>` : nothing}
      ${note ? html`<blockquote>${note}</blockquote>` : nothing}
    </section>`;
}

function undecided({quote, budgets, budget, caller, choose, decide, busy}) {
  if (!quote.total) {
    return unpriced(decide, busy);
  }
  const usable = covering(budgets, quote);
  const drawn = usable.find(({id}) => id === budget);
  const left = drawn && {...drawn.left, amount: drawn.left.amount - quote.total.amount};
  const isUndetermined = usable.length > 1 && !drawn;
  const submit = event => {
    event.preventDefault();
    const said = new FormData(event.target);
    const isApproval = event.submitter.value === "approved";
    decide({
      decision: event.submitter.value,
      note: said.get("note").trim() || undefined,
      budget: isApproval ? drawn?.id : undefined,
      force: (isApproval && said.has("force")) || undefined,
    });
  };
  return html`
    <form class="card" aria-labelledby="decision" @submit=${submit}>
      <h2 id="decision">Decide on it</h2>
      ${select({label: "Budget", name: "budget", value: budget, change: choose,
        values: Object.fromEntries(usable.map(({id, title}) => [id, title])), placeholder: usable.length ? "choose one" : "none covers today"})}
      <p role="status">${consequence(quote, drawn, left, usable)} ${atWorst(quote, drawn)}</p>
      ${left?.amount < 0 && maySay(caller, "administrator")
        ? html`<label class="check"><input type="checkbox" name="force"> Approve although the budget has not enough left</label>` : nothing}
      <label>Note <textarea name="note" rows="3" maxlength="2000" placeholder="Why, for those who ask later"></textarea></label>
      <p class="row">
        <button name="decision" value="approved" ?disabled=${busy || isUndetermined}>Approve</button>
        <button name="decision" value="rejected" class="danger" ?disabled=${busy}>Reject</button>
      </p>
    </form>`;
}

function unpriced(decide, busy) {
  return html`
    <section class="card" aria-labelledby="decision">
      <h2 id="decision">Decide on it</h2>
      <p>No price is known under its terms, so that there is nothing to approve. Change the commitment or the region of its plan and quote it again.</p>
      <p class="row"><button type="button" class="danger" ?disabled=${busy} @click=${() => decide({decision: "rejected"})}>Reject</button></p>
    </section>`;
}

/** One run in ten costs more than this. */
function atWorst({uncertainty: {total: range}}, drawn) {
  return drawn && range && Number(range.p90.amount) > Number(drawn.left.amount)
    ? html`At its P90 it would be ${money(range.p90)}, more than the ${money(drawn.left)} that are left.` : nothing;
}

function consequence(quote, drawn, left, usable) {
  if (!drawn) {
    return usable.length ? "Choose the budget that an approval draws on." : "An approval draws no money: no budget covers today.";
  }
  return left.amount < 0
    ? html`<b class="bad">Not enough:</b> ${drawn.title} has ${money(drawn.left)} left, ${money(quote.total)} would be drawn.`
    : html`An approval draws ${money(quote.total)}; <b>${money(left)}</b> would be left.`;
}

const maySay = (caller, role) => caller?.roles.some(each => each === role || each === "administrator");
