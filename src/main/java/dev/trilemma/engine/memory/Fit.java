package dev.trilemma.engine.memory;

/** Whether the training state fits in one accelerator: an answer, not an error. */
public sealed interface Fit {

    record Fits(double headroomBytes) implements Fit {}

    record DoesNotFit(double shortfallBytes) implements Fit {}
}
