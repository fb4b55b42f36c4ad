package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ArchitectureDocument.SlidingWindowDocument;
import org.jspecify.annotations.Nullable;

/** Sliding windows as configs write them. */
final class Windows {

    private Windows() {}

    /** A window in every layer; none where its size is 0. */
    static @Nullable SlidingWindowDocument everywhere(int size) {
        return size == 0 ? null : new SlidingWindowDocument(size, null, 0);
    }

    /**
     * A window in all but some layers, as {@code layer_types} lists them or else as the class has them by default.
     *
     * @param usualGlobal how many layers see everything by default
     */
    static @Nullable SlidingWindowDocument alternating(ConfigKeys config, int size, int usualGlobal) {
        int layers = config.list("layer_types").size();
        if (layers == 0) {
            return new SlidingWindowDocument(size, null, usualGlobal);
        }
        long global = config.list("layer_types").stream()
                .filter("full_attention"::equals)
                .count();
        return global == layers ? null : new SlidingWindowDocument(size, null, (int) global);
    }
}
