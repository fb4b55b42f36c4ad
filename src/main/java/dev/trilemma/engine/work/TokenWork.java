package dev.trilemma.engine.work;

import java.util.List;

/** The work of training on one token, by operation. */
public record TokenWork(List<Operation> operations) {

    static final String ATTENTION = "attentionScores";

    public TokenWork {
        operations = List.copyOf(operations);
    }

    /** Model FLOPs of one token: forward and backward, recomputation left out. */
    public double flopsPerToken() {
        return operations.stream().mapToDouble(Operation::modelFlops).sum();
    }

    /** FLOPs of one token that the hardware executes. */
    public double hardwareFlopsPerToken() {
        return operations.stream().mapToDouble(Operation::hardwareFlops).sum();
    }

    /** The part of {@link #flopsPerToken} that scores tokens against each other: quadratic in the sequence. */
    public double attentionFlopsPerToken() {
        return operations.stream()
                .filter(operation -> operation.name().equals(ATTENTION))
                .mapToDouble(Operation::modelFlops)
                .sum();
    }

    /** Attention's share of the model FLOPs. */
    public double attentionShare() {
        return attentionFlopsPerToken() / flopsPerToken();
    }
}
