package dev.trilemma.search;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A limit that, changed alone, makes a solution possible.
 *
 * @param limit a field of the limits
 * @param from its value
 * @param to the least that is enough, as the limits take it
 */
record Relaxation(
        String limit,
        @Schema(description = "Its value, as in the limits") Object from,

        @Schema(description = "The least that is enough, as the limits take it")
        Object to) {}
