package dev.trilemma.search;

import dev.trilemma.engine.memory.MemoryFootprint;
import java.util.ArrayList;
import java.util.List;

/** The runs of a space that fit, and what became of the others. Of one thread; those of several are merged. */
final class Found {

    private final List<Run> runs = new ArrayList<>();
    private final Coverage coverage = new Coverage();
    private double leastMemoryShare = Double.POSITIVE_INFINITY;
    private boolean complete = true;

    void add(Run run) {
        if (run.fits()) {
            runs.add(run);
        } else {
            coverage.reject(Coverage.DOES_NOT_FIT, 1);
            MemoryFootprint memory = run.choice().memory();
            leastMemoryShare = Math.min(leastMemoryShare, memory.totalBytes() / memory.capacityBytes());
        }
    }

    void stop() {
        complete = false;
    }

    void merge(Found other) {
        runs.addAll(other.runs);
        coverage.merge(other.coverage);
        leastMemoryShare = Math.min(leastMemoryShare, other.leastMemoryShare);
        complete &= other.complete;
    }

    List<Run> runs() {
        return runs;
    }

    /** Memory over that of an accelerator, of the run that does not fit by the least. */
    double leastMemoryShare() {
        return leastMemoryShare;
    }

    Coverage coverage() {
        return coverage;
    }

    boolean complete() {
        return complete;
    }
}
