import {all, get, more, post, store} from "../api.js";
import {count, date, instant} from "../format.js";
import {html, nothing} from "../lib.js";
import {Page} from "../page.js";
import {badge} from "../parts/badge.js";
import {moreButton} from "../parts/more.js";
import {differences} from "../parts/price-differences.js";
import {importForm, importReport, issueTable} from "../parts/price-import.js";
import {table} from "../parts/table.js";

/** A price catalog: its versions, what changed between them, and the next one. */
export class PriceCatalog extends Page {
  versions = null;
  upload = null;
  report = null;
  issues = null;
  compared = null;

  get #path() {
    return `/price-catalogs/${encodeURIComponent(this.address.others.catalog)}`;
  }

  async start() {
    const isLoaded = await this.run("versions", async signal => {
      const [catalogs, versions] = await Promise.all([all("/price-catalogs", 1000, {signal}), all(`${this.#path}/versions`, 1000, {signal})]);
      return {catalog: catalogs.find(({id}) => id === this.address.others.catalog), versions};
    });
    if (isLoaded) {
      await this.#compareLatest();
    }
  }

  /** Those that have prices, newest first. */
  get #published() {
    return (this.versions ?? []).filter(({publishedAt}) => publishedAt);
  }

  async #compareLatest() {
    const [to, from] = this.#published;
    if (from) {
      await this.#compare({from: from.version, to: to.version});
    }
  }

  #compare(changes) {
    const {from, to} = {...this.compared, ...changes};
    this.change({compared: {from, to, list: null}});
    return this.run("compare", async signal =>
      ({compared: {from, to, list: await get(`${this.#path}/differences?from=${from}&to=${to}&limit=50`, {signal})}}));
  }

  #compareMore() {
    return this.run("compare", async signal => ({compared: {...this.compared, list: await more(this.compared.list, {signal})}}));
  }

  #check(upload) {
    return this.run("check", async signal =>
      ({upload, report: await post(`${this.#path}/versions?${upload.parameters}&dryRun=true`, upload.file, {...typed(upload), signal})}));
  }

  /** Just the file that was checked. */
  async #publish(confirm) {
    const {upload} = this;
    const isPublished = await this.run("publish", async () => {
      const report = await store(`${this.#path}/versions?${upload.parameters}${confirm ? "&confirm=true" : ""}`, upload.file, typed(upload));
      return {upload: null, report};
    });
    if (isPublished) {
      await this.start();
    }
  }

  /** Also what is still being checked. */
  #forget() {
    return this.run("check", async () => ({report: null, upload: null}));
  }

  #issues({version}) {
    return this.run("issues", async signal =>
      ({issues: {version, list: await get(`${this.#path}/versions/${version}/issues?limit=50`, {signal})}}));
  }

  #issuesMore() {
    return this.run("issues", async signal => ({issues: {...this.issues, list: await more(this.issues.list, {signal})}}));
  }

  view() {
    return html`
      <p><a href="#/prices">All prices</a></p>
      <h1>${this.catalog?.title ?? this.address.others.catalog}</h1>
      ${this.versions ? this.#catalog() : this.problem ? nothing : html`<p class="empty" aria-busy="true">Loading…</p>`}`;
  }

  #catalog() {
    return html`
      <div class="stack">
        <section class="card" aria-labelledby="import">
          <h2 id="import">Import prices</h2>
          ${importForm({provider: this.catalog?.provider, busy: this.isBusy("check"),
            check: upload => this.#check(upload), forget: () => this.#forget()})}
          ${this.report ? importReport({report: this.report, busy: this.isBusy("publish"), publish: confirm => this.#publish(confirm)}) : nothing}
        </section>
        <section class="card" aria-labelledby="versions">
          <h2 id="versions">Versions</h2>
          <p>A published version never changes; plans may pin one for ever.</p>
          ${table({caption: "Versions", columns: this.#columns(), items: this.versions, empty: "No version yet: import a file above."})}
          ${this.issues ? this.#ofVersion() : nothing}
        </section>
        ${differences({versions: this.#published, compared: this.compared, compare: changes => this.#compare(changes), more: () => this.#compareMore()})}
      </div>`;
  }

  #columns() {
    return [
      {title: "version", of: version => version.version, numeric: true},
      {title: "status", of: version => version.status, show: badge},
      {title: "prices of", of: version => version.asOf, show: date},
      {title: "published", of: version => version.publishedAt, show: instant},
      {title: "prices", of: version => version.rowCount, show: count, numeric: true},
      {title: "rows read", of: version => version.rows.read, show: count, numeric: true},
      {title: "skipped", of: version => version.rows.skipped, show: count, numeric: true},
      {title: "flagged", of: version => version.rows.flagged, show: count, numeric: true},
      {title: "read from", of: version => version.source, show: source => html`<span class="fine source">${source}</span>`},
      {title: "", of: () => "", show: (none, version) => (version.publishedAt
        ? html`<button type="button" class="quiet" @click=${() => this.#issues(version)}>
          Show issues<span class="unseen"> of version ${version.version}</span></button>`
        : nothing)},
    ];
  }

  #ofVersion() {
    const {version, list} = this.issues;
    return html`
      <h3>Issues of version ${version}</h3>
      ${issueTable(list.items, "Nothing to say of its rows.")}
      ${moreButton(list, "issues", () => this.#issuesMore())}`;
  }
}

const typed = ({type}) => ({headers: {"Content-Type": type}});
