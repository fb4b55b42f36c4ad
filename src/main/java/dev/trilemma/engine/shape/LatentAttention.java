package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

/**
 * Multi-head latent attention (DeepSeek-V2, 2024, section 2.1): queries, keys and values through low-rank projections.
 *
 * @param queryRank rank of the query projection; 0 where queries are projected directly
 * @param keyValueRank rank of the shared key and value projection
 * @param plainHeadSize width of a head's query and key without position
 * @param rotaryHeadSize width of a head's query and key with rotary position
 * @param valueHeadSize width of a head's value
 */
public record LatentAttention(
        int queryRank, int keyValueRank, int plainHeadSize, int rotaryHeadSize, int valueHeadSize) {

    public LatentAttention {
        require(queryRank >= 0, "/architecture/latentAttention/queryRank", "must not be negative");
        require(keyValueRank > 0, "/architecture/latentAttention/keyValueRank", "must be greater than 0");
        require(plainHeadSize > 0, "/architecture/latentAttention/plainHeadSize", "must be greater than 0");
        require(rotaryHeadSize >= 0, "/architecture/latentAttention/rotaryHeadSize", "must not be negative");
        require(valueHeadSize > 0, "/architecture/latentAttention/valueHeadSize", "must be greater than 0");
    }

    /** Width of a head's query and key. */
    public int queryKeySize() {
        return plainHeadSize + rotaryHeadSize;
    }

    /** Weights of the projections of one layer. */
    long weights(long hiddenSize, long heads) {
        long query = queryRank == 0
                ? hiddenSize * heads * queryKeySize()
                : hiddenSize * queryRank + queryRank * heads * queryKeySize();
        long keyValueDown = hiddenSize * (keyValueRank + rotaryHeadSize);
        return query + keyValueDown + keyValueUpWeights(heads) + heads * valueHeadSize * hiddenSize;
    }

    /** Of them those that queries, keys and values are projected up with. */
    long upWeights(long heads) {
        return queryRank * heads * queryKeySize() + keyValueUpWeights(heads);
    }

    private long keyValueUpWeights(long heads) {
        return keyValueRank * heads * (plainHeadSize + valueHeadSize);
    }

    /** Norms on the compressed queries, keys and values. */
    long normParameters() {
        return (long) queryRank + keyValueRank;
    }
}
