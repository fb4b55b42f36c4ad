package dev.trilemma.engine;

import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Biases;
import dev.trilemma.engine.shape.Embeddings;
import dev.trilemma.engine.shape.FeedForward;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.shape.Norms;
import dev.trilemma.engine.shape.QueryKeyNorm;
import java.util.Random;
import java.util.stream.Stream;

/** Published shapes that the engine's tests share. */
public final class Shapes {

    public static final ModelShape BERT_BASE = plain(ModelKind.ENCODER, 12, 768, 12, 30522, 512, 2 * 768 + 768 * 769);
    public static final ModelShape GPT_3 = plain(ModelKind.DECODER, 96, 12288, 96, 50257, 2048, 0);
    public static final ModelShape LLAMA_3_8B = llama(32, 4096, 32, 8, 14336);
    public static final ModelShape LLAMA_3_1_405B = llama(126, 16384, 128, 8, 53248);

    private Shapes() {}

    /** Four times as wide a feed-forward block, biases everywhere, tied tables. */
    public static ModelShape plain(
            ModelKind kind, int layers, int hidden, int heads, int vocabulary, int positions, long extra) {
        return new ModelShape(
                kind,
                layers,
                0,
                hidden,
                new Attention(heads, heads, hidden / heads, null, null),
                new FeedForward(4 * hidden, false),
                null,
                new Embeddings(vocabulary, positions, true),
                new Norms(2, true, QueryKeyNorm.NONE),
                Biases.ALL,
                extra);
    }

    public static ModelShape llama(int layers, int hidden, int heads, int keyValueHeads, int feedForward) {
        return new ModelShape(
                ModelKind.DECODER,
                layers,
                0,
                hidden,
                new Attention(heads, keyValueHeads, hidden / heads, null, null),
                new FeedForward(feedForward, true),
                null,
                new Embeddings(128256, 0, false),
                new Norms(2, false, QueryKeyNorm.NONE),
                Biases.NONE,
                0);
    }

    /** The same shape with another attention. */
    public static ModelShape with(ModelShape shape, Attention attention) {
        return new ModelShape(
                shape.kind(),
                shape.layers(),
                shape.decoderLayers(),
                shape.hiddenSize(),
                attention,
                shape.feedForward(),
                shape.experts(),
                shape.embeddings(),
                shape.norms(),
                shape.biases(),
                shape.extraParameters());
    }

    /** Endless random shapes of one kind. */
    public static Stream<ModelShape> random(Random random, ModelKind kind) {
        return Stream.generate(() -> {
            int heads = 1 << random.nextInt(6);
            int hidden = heads * 32 * (1 + random.nextInt(4));
            return plain(kind, 1 + random.nextInt(48), hidden, heads, 1000 + random.nextInt(100_000), 0, 0);
        });
    }
}
