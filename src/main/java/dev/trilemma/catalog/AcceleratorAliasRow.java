package dev.trilemma.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A line of {@code accelerator-aliases.csv}.
 *
 * @param source where the name is used so; for an everyday name, why it means this part
 */
record AcceleratorAliasRow(
        String alias,
        String accelerator,
        Usage usage,
        String source,
        @Nullable String notes) {

    /** Who says the name. */
    enum Usage {
        /** People; where a name has such a meaning, it is the one that counts. */
        EVERYDAY,
        /** One price list, which may mean another part by it than the next list does. */
        LABEL
    }
}
