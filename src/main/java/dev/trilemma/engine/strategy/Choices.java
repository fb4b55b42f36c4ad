package dev.trilemma.engine.strategy;

/** The values that a search tries for each part of a layout that a plan leaves open. */
interface Choices {

    int[] tensors();

    int[] pipelines();

    int[] contexts();

    int[] experts(Split split);

    /** @param sequences of one replica in a step */
    int[] microBatches(int sequences);

    /** @param microBatchCount micro-batches of one replica in a step */
    int[] virtualPipelines(Split split, int microBatchCount);

    int[] zeroStages(Split split);

    boolean[] sequenceParallel(Split split);
}
