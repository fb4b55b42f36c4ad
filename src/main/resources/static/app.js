import {get, useKey} from "./api.js";
import {html, nothing, render} from "./lib.js";
import {link, read} from "./link.js";
import {Page} from "./page.js";
import {problemView} from "./parts/problem.js";

/** The pages, and what each reads in its address beside a plan. */
const PAGES = {
  plan: {title: "Plan", reads: ["id"], load: () => import("./pages/plan.js")},
  frontier: {title: "Frontier", reads: ["vary", "parameters", "tokens", "acceleratorCounts"], load: () => import("./pages/frontier.js")},
  attention: {title: "Attention", reads: [], load: () => import("./pages/attention.js")},
  plans: {title: "Compare", reads: ["id", "compare"], load: () => import("./pages/plans.js")},
  prices: {title: "Prices", reads: ["catalog", "history", "accelerator", "provider", "region", "instanceType", "commitment"], load: () => import("./pages/prices.js")},
  quotes: {title: "Quotes", reads: ["id", "status"], load: () => import("./pages/quotes.js")},
  sweeps: {title: "Sweeps", reads: ["id"], load: () => import("./pages/sweeps.js")},
};

/** Pages that are about a plan: they pass it on to each other. */
const ABOUT_A_PLAN = ["plan", "frontier", "attention", "sweeps"];

/** In the place of a page whose files do not come, as while the service is being replaced. */
class Missing extends Page {
  problem = {title: "This page did not load", detail: "The service did not give its files. Load the page again in a moment."};

  /** Browsers remember that a file did not come. */
  retry() {
    location.reload();
  }

  view() {
    return html`<h1>${PAGES[name].title}</h1>`;
  }
}

let name = null;
let plan = {};
let page = null;
let caller = null;
let opening = null;
let left = null;

async function open() {
  const address = understood(read(location.hash));
  const next = address.page;
  opening = address;
  page?.stop();
  const {default: Kind} = await PAGES[next].load().catch(() => ({default: Missing}));
  if (opening !== address) {
    return;
  }
  const isFirst = page === null;
  const isOther = next !== name;
  name = next;
  page = new Kind(address, draw);
  document.title = `${PAGES[name].title} · Trilemma`;
  draw();
  if (!isFirst && (isOther || !document.activeElement.closest("form"))) {
    arrive();
  }
  page.start();
}

/** The address with a page that there is; what it says beside, nobody reads. */
function understood({page, plan, others}) {
  const asked = page || "plan";
  const isPage = Object.hasOwn(PAGES, asked);
  const names = Object.keys(others).filter(other => !isPage || !PAGES[asked].reads.includes(other));
  return {
    page: isPage ? asked : "plan",
    plan,
    others: isPage ? others : {},
    unread: isPage && names.length === 0 ? null : {page: isPage ? null : asked, names},
  };
}

/** To the top of the page, and read aloud what it is. Who chose in a form, as in a filter, stays there. */
function arrive() {
  scrollTo(0, 0);
  content().focus({preventScroll: true});
}

/** The plan goes along to pages that are about none, and back. */
function draw() {
  const {activeElement} = document;
  plan = Object.keys(page.plan ?? {}).length ? page.plan : plan;
  render(shell(), document.body);
  keepFocus(activeElement);
}

/** What had the focus, such as a button that is disabled while it works, has it again afterwards; where it is gone, the page has it. */
function keepFocus(focused) {
  if (focused.disabled || !focused.isConnected) {
    left = focused;
  }
  if (left && !(left.disabled && left.isConnected)) {
    if (document.activeElement === document.body) {
      (left.isConnected ? left : content()).focus({preventScroll: true});
    }
    left = null;
  }
}

function shell() {
  return html`
    <a class="skip" href="#content" @click=${toContent}>Skip to the content</a>
    <header>
      <a class="brand" href=${link("plan", plan)}><img src="icon.svg" alt="" width="24" height="24">Trilemma</a>
      <nav aria-label="Pages">
        ${Object.entries(PAGES).map(([key, {title}]) => html`
          <a href=${link(key, ABOUT_A_PLAN.includes(key) ? plan : {})} aria-current=${key === name ? "page" : nothing}>${title}</a>`)}
      </nav>
      <nav aria-label="The service">
        <a href="/swagger-ui.html">API</a>
        <button type="button" class="quiet" @click=${changeTheme}>Light or dark</button>
        ${caller ? html`<span class="caller" title=${caller.roles.join(", ")}>${caller.name} · ${caller.team}</span>` : nothing}
      </nav>
    </header>
    <main id="content" tabindex="-1" aria-label=${PAGES[name].title}>
      ${page.unread ? unreadView(page.unread) : nothing}
      ${problemView(page.problem, {retry: () => page.retry(), useKey: enter})}
      ${page.view()}
    </main>
    <footer>
      Prices carry their dates, predictions their P10 to P90. <a href="/v3/api-docs">OpenAPI</a> ·
      <a href="/actuator/health">Health</a>
    </footer>`;
}

/** A link that is misspelt shows something else than was meant. */
function unreadView({page: asked, names}) {
  return html`
    <div class="notice" role="alert">
      ${asked ? html`<p>There is no page <code>${asked}</code>: this is ${PAGES[name].title}.</p>` : nothing}
      ${names.length ? html`
        <p>The link says ${names.map((each, index) => html`${index ? ", " : ""}<code>${each}</code>`)}, which is not understood. You see the rest of the link${name === "plan" ? ", and the example where it says nothing" : ""}.</p>` : nothing}
    </div>`;
}

function toContent(event) {
  event.preventDefault();
  content().focus();
}

async function enter(key) {
  useKey(key);
  page.retry();
  await identify();
}

async function identify() {
  caller = await get("/caller").catch(() => null);
  if (page) {
    draw();
  }
}

const content = () => document.getElementById("content");

function changeTheme() {
  const root = document.documentElement;
  const dark = (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  root.dataset.theme = dark ? "light" : "dark";
  document.dispatchEvent(new Event("theme"));
}

addEventListener("hashchange", open);
await open();
await identify();
