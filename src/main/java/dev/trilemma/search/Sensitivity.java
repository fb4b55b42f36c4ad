package dev.trilemma.search;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What more of a limit buys.
 *
 * @param limit a field of the limits
 * @param from its value
 * @param to a tenth more; of a loss, of its reducible part
 * @param minimised what is minimised
 * @param valueFrom the least of it now
 * @param valueTo the least of it then
 * @param explanation the same in words
 */
record Sensitivity(
        String limit,
        @Schema(description = "Its value, as in the limits") Object from,
        @Schema(description = "A tenth more") Object to,
        String minimised,
        double valueFrom,
        double valueTo,
        String explanation) {}
