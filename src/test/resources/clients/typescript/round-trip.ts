// A plan is kept, changed, estimated, quoted and deleted with openapi-fetch; ClientsIT generates api.d.ts beside this file.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type PlanDocument = components["schemas"]["PlanDocument"];

// some answers come as text/csv too, which is not asked for
type Json = "application/json" | "application/problem+json";
const { GET, POST, PUT, PATCH, DELETE } = createClient<paths, Json>({ baseUrl: process.argv[2] });

function present<T>(answer: { data?: T; error?: components["schemas"]["Problem"]; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(answer.error?.detail ?? `the status is ${answer.response.status}`);
  }
  return answer.data;
}

const plan: PlanDocument = {
  title: "Llama 3.1 8B, by generated types",
  model: "llama-3.1-8b",
  training: { method: "fullFineTuning", datasetTokens: 5e7, epochs: 3, sequenceLength: 2048 },
  cluster: { accelerator: "nvidia-h100-sxm5-80gb", acceleratorCount: 8 },
};

const created = await POST("/api/v1/plans", { body: plan, params: { header: { "Idempotency-Key": randomUUID() } } });
const saved = present(created);
const path = { id: saved.id };
assert.deepEqual(saved.plan, plan);
assert.deepEqual(present(await GET("/api/v1/plans/{id}", { params: { path } })), saved);

const larger: PlanDocument = { ...plan, cluster: { ...plan.cluster, acceleratorCount: 16 } };
const asCreated = { "If-Match": created.response.headers.get("ETag") ?? "" };
const replaced = await PUT("/api/v1/plans/{id}", { params: { path, header: asCreated }, body: larger });
assert.deepEqual(present(replaced).plan, larger);
const stale = await DELETE("/api/v1/plans/{id}", { params: { path, header: asCreated } });
assert.equal(stale.error?.type, "/problems/stale");

const asReplaced = { "If-Match": replaced.response.headers.get("ETag") ?? "" };
const patched = await PATCH("/api/v1/plans/{id}", {
  params: { path, header: asReplaced },
  body: { cluster: { acceleratorCount: 32 } },
  headers: { "Content-Type": "application/merge-patch+json" },
});
assert.equal(present(patched).plan.cluster.acceleratorCount, 32);
const listed = present(await GET("/api/v1/plans", { params: { query: { limit: 10 } } }));
assert.ok(listed.items.some((item) => item.id === saved.id));

const estimate = present(await POST("/api/v1/estimates", { body: present(patched).plan }));
assert.equal(estimate.fit.kind, "fits");
assert.match(estimate.total?.amount ?? "", /^\d+\.\d\d$/);
assert.equal(estimate.total?.currency, "USD");

const quote = present(await POST("/api/v1/quotes", { body: { planId: saved.id } }));
assert.deepEqual(quote.total, estimate.total);
assert.deepEqual(present(await GET("/api/v1/quotes/{id}", { params: { path: { id: quote.id } } })), quote);

// the type is named, because an object written into a call may have any further fields
const misspelt: PlanDocument = {
  ...plan,
  // @ts-expect-error the compiler sees a field that does not exist, and so does the service
  training: { ...plan.training, epoch: 3 },
};
const refused = await POST("/api/v1/plans", { body: misspelt });
assert.equal(refused.response.status, 400);
assert.ok(refused.error?.errors?.some((error) => error.pointer === "/training/epoch"));

const asPatched = { "If-Match": patched.response.headers.get("ETag") ?? "" };
const deleted = await DELETE("/api/v1/plans/{id}", { params: { path, header: asPatched } });
assert.equal(deleted.response.status, 204);
assert.equal((await GET("/api/v1/plans/{id}", { params: { path } })).error?.type, "/problems/not-found");
