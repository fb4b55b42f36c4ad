package dev.trilemma.engine.plan;

/** What a run does to the weights. */
public enum Method {
    PRETRAINING,
    CONTINUED_PRETRAINING,
    FULL_FINE_TUNING,
    LORA,
    QLORA,
    ADAPTER,
    DISTILLATION;

    /** Whether the base model's weights stay as they are, so that they need no weight gradient and no optimizer state. */
    public boolean frozenBase() {
        return this == LORA || this == QLORA || this == ADAPTER;
    }

    /** Whether the run teaches a trained model a task, on examples rather than on running text. */
    public boolean fineTuning() {
        return this == FULL_FINE_TUNING || frozenBase();
    }

    /** Whether the run starts from a trained model. */
    public boolean startsTrained() {
        return this != PRETRAINING && this != DISTILLATION;
    }
}
