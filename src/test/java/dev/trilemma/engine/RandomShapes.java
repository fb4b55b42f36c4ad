package dev.trilemma.engine;

import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Biases;
import dev.trilemma.engine.shape.Embeddings;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.FeedForward;
import dev.trilemma.engine.shape.LatentAttention;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.shape.Norms;
import dev.trilemma.engine.shape.QueryKeyNorm;
import dev.trilemma.engine.shape.SlidingWindow;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Shapes of every kind that the engine knows: with and without experts, latent attention, grouped heads and windows. */
final class RandomShapes {

    private static final int[] ODD_HEADS = {1, 1, 3, 5, 7};
    private static final int[] HEAD_SIZES = {32, 64, 80, 96, 128, 256};
    private static final int[] EXPERT_COUNTS = {4, 8, 16, 64, 160, 256};
    private static final List<Double> GLOBAL_SHARES = List.of(0.0, 1 / 2.0, 4 / 26.0);

    private final RandomChoice random;

    RandomShapes(Random random) {
        this.random = new RandomChoice(random);
    }

    ModelShape next() {
        ModelKind kind = random.any(ModelKind.values());
        int layers = random.between(1, 96);
        int heads = random.powerOfTwo(0, 5) * random.any(ODD_HEADS);
        int headSize = random.any(HEAD_SIZES);
        int hidden = random.oneIn(3) ? 64 * random.between(1, 128) : heads * headSize;
        return new ModelShape(
                kind,
                layers,
                kind == ModelKind.ENCODER_DECODER ? random.between(1, 48) : 0,
                hidden,
                attention(heads, headSize),
                new FeedForward(hidden * random.between(1, 5), random.oneIn(2)),
                kind == ModelKind.ENCODER_DECODER || !random.oneIn(3) ? null : experts(hidden, layers),
                embeddings(hidden),
                new Norms(random.between(1, 4), random.oneIn(2), random.any(QueryKeyNorm.values())),
                random.any(Biases.values()),
                random.between(0, 100_000));
    }

    private Attention attention(int heads, int headSize) {
        int keyValueHeads = random.divisorOf(heads);
        LatentAttention latent = random.oneIn(6) ? latent(headSize) : null;
        return new Attention(heads, latent == null ? keyValueHeads : heads, headSize, latent, window());
    }

    private LatentAttention latent(int headSize) {
        return new LatentAttention(
                random.oneIn(3) ? 0 : 64 * random.between(1, 24), 64 * random.between(1, 8), headSize, 64, headSize);
    }

    private @Nullable SlidingWindow window() {
        return random.oneIn(4) ? new SlidingWindow(random.powerOfTwo(5, 13), random.any(GLOBAL_SHARES)) : null;
    }

    private Experts experts(int hidden, int layers) {
        int count = random.any(EXPERT_COUNTS);
        return new Experts(
                count,
                random.between(1, Math.min(8, count)),
                random.between(0, 2),
                64 * random.between(1, Math.max(1, hidden / 16)),
                random.between(0, Math.min(3, layers)));
    }

    private Embeddings embeddings(int hidden) {
        int size = random.oneIn(8) ? random.between(1, hidden) : 0;
        return new Embeddings(
                random.between(100, 260_000), random.oneIn(3) ? random.between(1, 8192) : 0, random.oneIn(2), size);
    }
}
