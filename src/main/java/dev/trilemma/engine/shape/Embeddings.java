package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

/**
 * The tables at both ends of a model.
 *
 * @param vocabularySize rows of the token table, padding included
 * @param maxPositions rows of a learned position table; 0 where positions are computed
 * @param tied the output head reuses the token table
 */
public record Embeddings(int vocabularySize, int maxPositions, boolean tied) {

    public Embeddings {
        require(vocabularySize > 0, "/architecture/vocabularySize", "must be greater than 0");
        require(maxPositions >= 0, "/architecture/maxPositions", "must not be negative");
    }

    long parameters(long hiddenSize) {
        long tables = tied ? 1 : 2;
        return (tables * vocabularySize + maxPositions) * hiddenSize;
    }
}
