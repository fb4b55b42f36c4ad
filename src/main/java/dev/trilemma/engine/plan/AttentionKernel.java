package dev.trilemma.engine.plan;

/** Whether attention writes its score matrix to memory (standard) or not (flash; Dao et al. 2022). */
public enum AttentionKernel {
    STANDARD,
    FLASH
}
