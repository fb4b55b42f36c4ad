package dev.trilemma.search;

import java.util.ArrayList;
import java.util.List;

/** The runs of a space that fit, and what became of the others. Of one thread; those of several are merged. */
final class Found {

    private final List<Run> runs = new ArrayList<>();
    private final Coverage coverage = new Coverage();
    private boolean complete = true;

    void add(Run run) {
        if (run.fits()) {
            runs.add(run);
        } else {
            coverage.reject(Coverage.DOES_NOT_FIT, 1);
        }
    }

    void stop() {
        complete = false;
    }

    void merge(Found other) {
        runs.addAll(other.runs);
        coverage.merge(other.coverage);
        complete &= other.complete;
    }

    List<Run> runs() {
        return runs;
    }

    Coverage coverage() {
        return coverage;
    }

    boolean complete() {
        return complete;
    }
}
