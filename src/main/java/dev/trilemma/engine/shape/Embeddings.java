package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

/**
 * The tables at both ends of a model.
 *
 * @param vocabularySize rows of the token table, padding included
 * @param maxPositions rows of a learned position table; 0 where positions are computed
 * @param tied the output head reuses the token table
 * @param size width of a row of the token table, projected to the hidden size and back; 0 where it is the hidden size
 */
public record Embeddings(int vocabularySize, int maxPositions, boolean tied, int size) {

    public Embeddings {
        require(vocabularySize > 0, "/architecture/vocabularySize", "must be greater than 0");
        require(maxPositions >= 0, "/architecture/maxPositions", "must not be negative");
        require(size >= 0, "/architecture/embeddingSize", "must not be negative");
    }

    public Embeddings(int vocabularySize, int maxPositions, boolean tied) {
        this(vocabularySize, maxPositions, tied, 0);
    }

    long parameters(long hiddenSize) {
        long inputProjection = projection(hiddenSize);
        long untiedHead = tied ? projection(hiddenSize) : headWeights(hiddenSize);
        return rowSize(hiddenSize) * vocabularySize + inputProjection + untiedHead + maxPositions * hiddenSize;
    }

    /** Weights from the hidden size to the vocabulary. */
    long headWeights(long hiddenSize) {
        return rowSize(hiddenSize) * vocabularySize + projection(hiddenSize);
    }

    private long projection(long hiddenSize) {
        return size * hiddenSize;
    }

    private long rowSize(long hiddenSize) {
        return size == 0 ? hiddenSize : size;
    }
}
