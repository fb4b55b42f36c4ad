package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ArchitectureDocument.SlidingWindowDocument;
import org.jspecify.annotations.Nullable;

/** Sliding windows as configs write them. */
final class Windows {

    private Windows() {}

    /** A window in every layer; none where its size is 0. */
    static @Nullable SlidingWindowDocument everywhere(int size) {
        return size == 0 ? null : new SlidingWindowDocument(size, 0);
    }

    /** A window in all but every n-th layer, as {@code layer_types} lists it or else as the class has it by default. */
    static @Nullable SlidingWindowDocument alternating(ConfigKeys config, int size, int usualEvery) {
        int layers = config.list("layer_types").size();
        if (layers == 0) {
            return new SlidingWindowDocument(size, usualEvery);
        }
        long global = config.list("layer_types").stream()
                .filter("full_attention"::equals)
                .count();
        if (global == layers) {
            return null;
        }
        return new SlidingWindowDocument(size, global == 0 ? 0 : (int) Math.round((double) layers / global));
    }
}
