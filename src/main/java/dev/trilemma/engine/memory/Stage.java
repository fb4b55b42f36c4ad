package dev.trilemma.engine.memory;

/** A stage that may be the fullest of a pipeline: the first keeps the most micro-batches, the last has the output head. */
enum Stage {
    ONLY(true, true),
    FIRST(true, false),
    LAST(false, true);

    private final boolean first;
    private final boolean last;

    Stage(boolean first, boolean last) {
        this.first = first;
        this.last = last;
    }

    /** Whether it has the token table. */
    boolean first() {
        return first;
    }

    /** Whether it has the output head and the loss. */
    boolean last() {
        return last;
    }
}
