package dev.trilemma.engine.plan;

/** The training stack: what it overlaps, and how much overhead a step has. */
public enum Framework {
    MEGATRON,
    FSDP,
    DEEPSPEED,
    DDP,
    MAXTEXT,
    OTHER
}
