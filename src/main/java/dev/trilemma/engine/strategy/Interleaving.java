package dev.trilemma.engine.strategy;

import dev.trilemma.engine.shape.ModelShape;
import java.util.stream.IntStream;

/**
 * Into how many chunks a pipeline stage may be cut. Interleaving needs as many micro-batches as stages, not a multiple of them, and
 * chunks that are equal when the embedding and the head each take the place of a layer (Llama 3 405B, 126 layers on 16 stages:
 * Grattafiori et al. 2024, section 3.3.2).
 */
final class Interleaving {

    /** Embedding and head. */
    private static final int TABLES = 2;

    private Interleaving() {}

    /** In ascending order; 1 is no interleaving. */
    static IntStream chunks(ModelShape shape, int pipeline, int microBatchCount) {
        boolean possible = pipeline > 1 && microBatchCount >= pipeline;
        int most = possible ? (shape.totalLayers() + TABLES) / pipeline : 1;
        return IntStream.rangeClosed(1, most).filter(chunks -> chunks == 1 || even(shape, pipeline * chunks));
    }

    private static boolean even(ModelShape shape, int chunks) {
        int layers = shape.totalLayers();
        return layers % chunks == 0 || (layers + TABLES) % chunks == 0;
    }
}
