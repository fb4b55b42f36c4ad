package dev.trilemma.quote;

import jakarta.validation.constraints.NotNull;

/**
 * What may be changed of a quote.
 *
 * @param status {@code issued}, which a draft becomes
 */
record StatusPatch(@NotNull QuoteStatus status) {}
