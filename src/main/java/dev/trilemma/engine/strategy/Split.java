package dev.trilemma.engine.strategy;

/** How the accelerators are divided, before what each group does. */
record Split(int tensor, int pipeline, int context, int data) {

    long acceleratorCount() {
        return (long) tensor * pipeline * context * data;
    }

    /** Ranks that experts are spread over. */
    int expertRanks() {
        return tensor * context * data;
    }
}
