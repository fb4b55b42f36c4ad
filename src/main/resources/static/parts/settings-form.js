import {html, live} from "../lib.js";

/** How a plan is kept: its title, whether it is evaluated again by itself, and whether lists show it. */
export function settingsForm(page) {
  const {saved: {title, settings}} = page;
  const busy = page.isBusy("settings") || page.isBusy("load");
  const rename = event => {
    event.preventDefault();
    page.rename(new FormData(event.target).get("title").trim());
  };
  return html`
    <details>
      <summary>Rename, re-evaluate or archive</summary>
      <form class="row" aria-label="Rename" @submit=${rename}>
        <label>Plan title <input name="title" .value=${title ?? ""} maxlength="200" required></label>
        <button ?disabled=${busy}>Rename</button>
      </form>
      <label class="check">
        <input type="checkbox" name="reevaluate" ?disabled=${busy} .checked=${live(settings.reevaluateOnPublication)}
          @change=${event => reevaluate(page, event.target.checked)}>
        Evaluate it again when prices are published
      </label>
      <button type="button" class="quiet" ?disabled=${busy} @click=${() => archive(page, !settings.archived)}>
        ${settings.archived ? "Take it out of the archive" : "Archive it"}
      </button>
    </details>`;
}

function reevaluate(page, reevaluateOnPublication) {
  page.settle({reevaluateOnPublication}, reevaluateOnPublication
    ? "The plan is evaluated again with each publication of prices." : "The plan is evaluated when you ask for it.");
}

function archive(page, archived) {
  page.settle({archived}, archived ? "The plan is archived: lists leave it out." : "The plan is in the lists again.");
}
