import {all, get} from "./api.js";

/** The reference data, each list asked for once. */
const asked = new Map();

const once = path => asked.get(path) ?? asked.set(path, all(path).catch(failure => forget(path, failure))).get(path);

function forget(path, failure) {
  asked.delete(path);
  throw failure;
}

export const models = () => once("/models");
export const accelerators = async () => (await once("/accelerators")).map(each => ({...each, title: `${each.vendor} ${each.name}`}));
export const regions = () => once("/regions");
export const referenceRuns = () => once("/reference-runs");

export const model = slug => get(`/models/${encodeURIComponent(slug)}`);
export const accelerator = slug => get(`/accelerators/${encodeURIComponent(slug)}`);

export const providersOf = list => [...new Set(list.map(({provider}) => provider))].sort().map(id => ({id}));
