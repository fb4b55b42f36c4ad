/** The fields of a plan document as a form has them, in the order in which people think of them. */

const PRECISIONS = {bf16: "bf16", fp16: "fp16", fp8: "fp8", fp4: "fp4", tf32: "tf32", fp32: "fp32"};
const BOOLEANS = {true: "yes", false: "no"};

const METHODS = {
  pretraining: "Pre-training", continuedPretraining: "Continued pre-training", fullFineTuning: "Full fine-tuning",
  lora: "LoRA", qlora: "QLoRA", adapter: "Adapters", distillation: "Distillation",
};

export const COMMITMENTS = {
  onDemand: "On demand", spot: "Spot", reserved1Year: "Reserved, 1 year", reserved3Year: "Reserved, 3 years",
  capacityBlock: "Capacity block", owned: "Owned hardware",
};

/** What prices are quoted for. */
export const {owned, ...RENTED} = COMMITMENTS;

/** Those that a first plan needs stand first; `values` make a list, `count` is a number as people type it. */
export const MORE_FIELDS = {
  Training: [
    {name: "training.method", label: "Method", values: METHODS},
    {name: "training.datasetTokens", label: "Tokens of the dataset", count: true},
    {name: "training.epochs", label: "Epochs", count: true},
    {name: "training.precision", label: "Precision", values: PRECISIONS},
    {name: "training.optimizer", label: "Optimizer", values: same("adamw", "adamw8bit", "adafactor", "lion", "muon", "sgd")},
    {name: "training.recomputation", label: "Recomputation", values: same("none", "selective", "full")},
    {name: "training.attentionKernel", label: "Attention kernel", values: same("standard", "flash")},
    {name: "training.framework", label: "Framework", values: same("megatron", "fsdp", "deepspeed", "ddp", "maxtext", "other")},
    {name: "training.loraRank", label: "LoRA rank", count: true},
    {name: "training.adapterSize", label: "Adapter size", count: true},
    {name: "training.teacher", label: "Teacher (distillation)"},
  ],
  Cluster: [
    {name: "cluster.acceleratorsPerNode", label: "Accelerators in a node", count: true},
    {name: "cluster.interconnect", label: "Interconnect"},
    {name: "cluster.intraNodeBytesPerSecond", label: "Bytes/s within a node", count: true},
    {name: "cluster.interNodeBytesPerSecond", label: "Bytes/s between nodes", count: true},
  ],
  Parallelism: [
    {name: "parallelism.tensor", label: "Tensor", count: true},
    {name: "parallelism.pipeline", label: "Pipeline", count: true},
    {name: "parallelism.virtualPipeline", label: "Virtual pipeline", count: true},
    {name: "parallelism.context", label: "Context", count: true},
    {name: "parallelism.expert", label: "Expert", count: true},
    {name: "parallelism.data", label: "Data", count: true},
    {name: "parallelism.zeroStage", label: "ZeRO stage", count: true},
    {name: "parallelism.microBatchSize", label: "Micro-batch", count: true},
    {name: "parallelism.sequenceParallel", label: "Sequence parallel", values: BOOLEANS},
  ],
  Serving: [
    {name: "serving.tokens", label: "Tokens to serve afterwards", count: true},
    {name: "serving.weightBits", label: "Bits of a weight as served", count: true},
  ],
  Price: [
    {name: "pricing.priceCatalog", label: "Price catalog"},
    {name: "pricing.priceCatalogVersion", label: "Its version", count: true},
  ],
};

const FIRST_FIELDS = [
  "title", "model", "training.tokens", "training.sequenceLength", "training.globalBatchSize", "cluster.accelerator", "cluster.acceleratorCount",
  "pricing.provider", "pricing.region", "pricing.commitment",
];

const FIRST_COUNTS = ["training.tokens", "training.sequenceLength", "training.globalBatchSize", "cluster.acceleratorCount"];

const FURTHER = new Map(Object.values(MORE_FIELDS).flat().map(field => [field.name, field]));

const hasField = name => FIRST_FIELDS.includes(name) || FURTHER.has(name);

/** Whether a field is a number as people type it. */
export const isCount = name => FIRST_COUNTS.includes(name) || Boolean(FURTHER.get(name)?.count);

/** Whether a field is a text, whatever it looks like: a price catalog may be called 2026. */
export const isText = name => hasField(name) && !isCount(name) && FURTHER.get(name)?.values !== BOOLEANS;

/** An assumption about it names the catalog too. */
const SAID_OTHERWISE = "pricing.priceCatalogVersion";

/** Whether a form has a field for an assumption of that name. */
export const isField = name => name !== SAID_OTHERWISE && hasField(name);

function same(...values) {
  return Object.fromEntries(values.map(value => [value, value]));
}
