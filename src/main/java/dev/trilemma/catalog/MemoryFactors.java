package dev.trilemma.catalog;

import dev.trilemma.engine.memory.MemoryConstants;

/** The constants of the memory of training stacks, read from {@code memory-constants.csv}. */
public final class MemoryFactors {

    private MemoryFactors() {}

    public static MemoryConstants constants() {
        return ConstantFiles.read("memory-constants.csv", MemoryConstants.class);
    }
}
