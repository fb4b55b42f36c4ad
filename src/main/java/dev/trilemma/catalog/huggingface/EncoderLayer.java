package dev.trilemma.catalog.huggingface;

/**
 * Parameters of the parts that models of images and sound share with BERT: linear layers and LayerNorms with biases.
 *
 * @param hiddenSize width of the residual stream
 * @param feedForwardSize inner width of the feed-forward block
 */
record EncoderLayer(long hiddenSize, long feedForwardSize) {

    long attention(int biasedProjections) {
        return 4 * hiddenSize * hiddenSize + biasedProjections * hiddenSize;
    }

    long feedForward() {
        return linear(hiddenSize, feedForwardSize) + linear(feedForwardSize, hiddenSize);
    }

    long norm() {
        return 2 * hiddenSize;
    }

    static long linear(long inputs, long outputs) {
        return inputs * outputs + outputs;
    }
}
