import {html, nothing} from "../lib.js";

/**
 * What went wrong, which field it is about, and what to do.
 *
 * @param problem of RFC 9457, or null
 * @param retry tries again
 * @param useKey receives a key, where the service asks for one
 */
export function problemView(problem, {retry, useKey} = {}) {
  if (!problem) {
    return nothing;
  }
  return problem.status === 401 && useKey ? keyForm(problem, useKey) : html`
    <section class="problem" role="alert">
      <h2>${problem.title}</h2>
      <p>${problem.detail}</p>
      ${problem.errors?.length ? html`<ul>${problem.errors.map(error => html`<li><code>${error.pointer}</code> ${error.detail}</li>`)}</ul>` : nothing}
      ${retry && isTemporary(problem) ? html`<button type="button" @click=${retry}>Try again</button>` : nothing}
      ${problem.requestId ? html`<p class="fine">Request ${problem.requestId}</p>` : nothing}
    </section>`;
}

/** A password manager may keep the key; this page does not. */
function keyForm(problem, useKey) {
  const submit = event => {
    event.preventDefault();
    useKey(new FormData(event.target).get("key").trim());
  };
  return html`
    <section class="problem" role="alert">
      <h2>An API key, please</h2>
      <p>${problem.detail} This page forgets it when it is closed.</p>
      <form class="row" @submit=${submit}>
        <label>API key <input name="key" type="password" autocomplete="current-password" required
          pattern="\\s*[!-~]+\\s*" title="Letters without accents, digits and signs, with no space between them"></label>
        <button>Use it</button>
      </form>
    </section>`;
}

const isTemporary = problem => [undefined, 0, 429, 500, 502, 503, 504].includes(problem.status);
