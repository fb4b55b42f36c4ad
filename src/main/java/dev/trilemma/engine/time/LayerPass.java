package dev.trilemma.engine.time;

/** One pass of one micro-batch through layers, by what takes the time. */
record LayerPass(
        double linearSeconds,
        double attentionSeconds,
        double elementSeconds,
        double tensorSeconds,
        double expertSeconds,
        double contextSeconds,
        double recomputationSeconds,
        double gradientSeconds) {

    static final LayerPass NOTHING = new LayerPass(0, 0, 0, 0, 0, 0, 0, 0);

    double seconds() {
        return linearSeconds
                + attentionSeconds
                + elementSeconds
                + tensorSeconds
                + expertSeconds
                + contextSeconds
                + recomputationSeconds
                + gradientSeconds;
    }

    LayerPass plus(LayerPass other) {
        return new LayerPass(
                linearSeconds + other.linearSeconds,
                attentionSeconds + other.attentionSeconds,
                elementSeconds + other.elementSeconds,
                tensorSeconds + other.tensorSeconds,
                expertSeconds + other.expertSeconds,
                contextSeconds + other.contextSeconds,
                recomputationSeconds + other.recomputationSeconds,
                gradientSeconds + other.gradientSeconds);
    }

    LayerPass times(double factor) {
        return new LayerPass(
                linearSeconds * factor,
                attentionSeconds * factor,
                elementSeconds * factor,
                tensorSeconds * factor,
                expertSeconds * factor,
                contextSeconds * factor,
                recomputationSeconds * factor,
                gradientSeconds * factor);
    }

    LayerPass withAttentionSeconds(double seconds) {
        return new LayerPass(
                linearSeconds,
                seconds,
                elementSeconds,
                tensorSeconds,
                expertSeconds,
                contextSeconds,
                recomputationSeconds,
                gradientSeconds);
    }
}
