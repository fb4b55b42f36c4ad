/** The service as everyone else calls it: nothing here is known to this page alone. */

const BASE = "/api/v1";
const JSON_TYPE = "application/json";

const NOT_THE_SERVICE = {
  title: "Something else answered",
  detail: "In the place of the service something else answered, perhaps a page to sign in. Load this page again.",
};

/** Held by this page while it is open, and nowhere else: not in its address, not in the browser's storage. */
let apiKey = null;

/** In the place of what the service tells programs of their headers. */
const CHANGED_MEANWHILE = {title: "It was changed meanwhile", detail: "Somebody else was quicker. Look at what it is now, then do it again if that is still right."};

/** What the service answers where it refuses: a problem of RFC 9457. */
export class Refusal extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export function useKey(key) {
  apiKey = key;
}

export const get = (path, options) => send("GET", path, options);
export const post = (path, body, options) => send("POST", path, {...options, body});

/** Null where the service refuses to answer: a question that a plan gives rise to need not make sense for it. */
export const unlessRefused = request => request.catch(failure => {
  if (failure.problem?.status === 400) {
    return null;
  }
  throw failure;
});

/** What is not known to be stored, though it was sent. */
const unconfirmed = new Set();

/** For requests that store: sent twice, as after an answer that was lost, it stores once. */
export async function store(path, body, options) {
  const content = contentOf(body);
  const request = [...unconfirmed].find(sent => sent.path === path && sent.content === content) ?? {path, content, key: crypto.randomUUID()};
  unconfirmed.add(request);
  const stored = await send("POST", path, {...options, body: content, headers: {"Idempotency-Key": request.key, ...options?.headers}});
  unconfirmed.delete(request);
  return stored;
}

/** Changes what is stored, as it was when its entity tag was answered; gives what it is then, with its new one. */
export const change = (method, path, etag, body) =>
  sendTagged(method, path, {body, headers: {"If-Match": etag, "Content-Type": contentType(method)}});

/** Whether a change came too late: somebody else had made one. */
export const isStale = failure => failure.problem?.status === 412;

/** A list, following `next` to its end or until there are enough. */
export async function all(path, limit = 1000, options) {
  const items = [];
  for (let next = withLimit(path); next && items.length < limit;) {
    const page = await get(next, options);
    items.push(...page.items);
    next = following(page);
  }
  return items;
}

/** A list with the page that follows it. */
export async function more(list, options) {
  const page = await get(following(list), options);
  return {...page, items: [...list.items, ...page.items]};
}

/** The answer as a file of another form, such as `application/pdf`. A plain link could send no key. */
export async function file(path, accept, {signal} = {}) {
  return (await exchange("GET", path, {signal, headers: {Accept: accept}})).blob();
}

/** The answer with its entity tag, to change it by. */
export const tagged = path => sendTagged("GET", path, {});

/**
 * Follows server-sent events until the signal ends it. Not an `EventSource`: that can send no key.
 *
 * @param listen receives the name of each event and what it carries
 */
export async function follow(path, listen, signal) {
  const response = await exchange("GET", path, {signal, headers: {Accept: "text/event-stream"}});
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let received = "";
  const next = () => reach(() => reader.read());
  for (let part = await next(); !part.done; part = await next()) {
    const events = (received + part.value).split("\n\n");
    received = events.pop();
    events.map(fields).filter(event => event.data).forEach(event => listen(event.event, JSON.parse(event.data)));
  }
}

async function send(method, path, options) {
  return read(await exchange(method, path, options));
}

async function sendTagged(method, path, options) {
  const response = await exchange(method, path, options);
  return {etag: response.headers.get("ETag"), body: await read(response)};
}

/** No content is read as well: to browsers an answer that is not is one that failed. */
async function read(response) {
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

async function exchange(method, path, {body, headers, signal} = {}) {
  const response = await reach(() => fetch(BASE + path, {
    method,
    signal,
    headers: {
      Accept: JSON_TYPE,
      ...(body === undefined ? {} : {"Content-Type": "application/json"}),
      ...(apiKey ? {"X-API-Key": apiKey} : {}),
      ...headers,
    },
    body: contentOf(body),
  }));
  if (!response.ok) {
    throw new Refusal(await problemOf(response));
  }
  if (!isOf(response, headers?.Accept ?? JSON_TYPE)) {
    throw new Refusal(NOT_THE_SERVICE);
  }
  return response;
}

async function reach(attempt) {
  try {
    return await attempt();
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Refusal({title: "No connection", status: 0, detail: "The service does not answer. Is it running? Try again in a moment."});
  }
}

async function problemOf(response) {
  try {
    return {...await response.json(), ...(response.status === 412 ? CHANGED_MEANWHILE : {})};
  } catch {
    return {title: response.statusText, status: response.status, detail: `The service answered ${response.status} without saying why.`};
  }
}

function fields(event) {
  return Object.fromEntries(event.split("\n").map(line => line.split(/:\s?(.*)/s).slice(0, 2)));
}

const contentOf = body => (body === undefined || typeof body === "string" || body instanceof Blob ? body : JSON.stringify(body));
const following = page => page.next?.slice(BASE.length);

/** What has no content has no type. */
const isOf = (response, type) => (response.headers.get("Content-Type") ?? type).startsWith(type);

const contentType = method => (method === "PATCH" ? "application/merge-patch+json" : "application/json");
const withLimit = path => path + (path.includes("?") ? "&" : "?") + "limit=100";
