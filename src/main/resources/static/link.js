/** A link is a plan: the page and its plan document as the part of the address that browsers keep to themselves. */

import {isText} from "./parts/fields.js";

const NESTED = ["training", "cluster", "parallelism", "pricing", "serving"];
const WHOLE = ["title", "model", "architecture", "huggingFaceConfig"];

/** `#/frontier?model=llama-3.1-8b&training.tokens=15000000000000` */
export function link(page, plan = {}, others = {}) {
  const parameters = new URLSearchParams();
  Object.entries(others).filter(([, value]) => value !== undefined).forEach(([name, value]) => parameters.set(name, value));
  Object.entries(plan).forEach(([name, value]) => write(parameters, name, value));
  const query = parameters.toString();
  return `#/${page}${query ? "?" + query : ""}`;
}

/** The page, the plan, and what else the address says. */
export function read(hash) {
  const [, page, query] = /^#?\/?([^?]*)\??(.*)$/s.exec(hash);
  const plan = {};
  const others = {};
  for (const [name, text] of new URLSearchParams(query)) {
    const [, part, inner] = /^(\w+)\.(.+)$/s.exec(name) ?? [];
    if (NESTED.includes(part)) {
      plan[part] = {...plan[part], [inner]: value(name, text)};
    } else if (WHOLE.includes(name)) {
      plan[name] = value(name, text);
    } else {
      others[name] = text;
    }
  }
  return {page, plan, others};
}

/** A field of a plan document by its dotted name. */
export const field = (plan, name) => name.split(".").reduce((part, key) => part?.[key], plan);

/** The plan with a field of another value; `undefined` leaves the field out. */
export function withField(plan, name, value) {
  const [first, ...rest] = name.split(".");
  const inner = rest.length ? withField(plan[first] ?? {}, rest.join("."), value) : value;
  const {[first]: before, ...others} = plan;
  return inner === undefined || (rest.length && Object.keys(inner).length === 0) ? others : {...plan, [first]: inner};
}

/** The plan without some of its fields. */
export const without = (plan, names) => names.reduce((rest, name) => withField(rest, name, undefined), plan);

/** The innermost fields of a plan document or a patch by their dotted names, each with its value. */
export function leaves(document, prefix = "") {
  return Object.entries(document).flatMap(([name, value]) => (isObject(value) ? leaves(value, `${prefix}${name}.`) : [[prefix + name, value]]));
}

/** JSON merge patch, RFC 7396: what the service gives for remedies and techniques. */
export function patched(target, patch) {
  if (!isObject(patch)) {
    return patch;
  }
  const merged = {...(isObject(target) ? target : {})};
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) {
      delete merged[name];
    } else {
      merged[name] = patched(merged[name], change);
    }
  }
  return merged;
}

/** One merge patch in the place of two: what either takes out of a plan, it takes out as well. */
export function composed(earlier, later) {
  if (!isObject(later)) {
    return later;
  }
  const before = isObject(earlier) ? earlier : {};
  return {...before, ...Object.fromEntries(Object.entries(later).map(([name, value]) => [name, composed(before[name], value)]))};
}

const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value);

/** What is undefined is not said. */
function write(parameters, name, value) {
  if (value === undefined) {
    return;
  }
  if (NESTED.includes(name)) {
    Object.entries(value).forEach(([inner, each]) => each === undefined || parameters.set(`${name}.${inner}`, text(each)));
  } else {
    parameters.set(name, text(value));
  }
}

const text = value => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** Texts, numbers, truth values and documents come back as what they were. */
function value(name, text) {
  if (!isText(name) && /^(true|false|[{[].*|-?[0-9.]+(e[+-]?[0-9]+)?)$/is.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text;
}
