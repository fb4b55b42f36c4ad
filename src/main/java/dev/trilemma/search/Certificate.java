package dev.trilemma.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof that nothing keeps all limits.
 *
 * @param bindingLimit the limit that is missed by the least, where the others are kept; {@code memory} where nothing fits at all
 * @param bound what that limit must be at least; absent where nobody knows, as of money without a price
 * @param formula how the bound is worked out
 * @param source of the formula
 * @param proof what the bound rests on: a scaling {@code law}, the {@code peak} of the hardware, or a {@code search} of the space
 * @param relaxations single limits that make a solution possible, each with the least that does; solving again confirmed it
 */
record Certificate(
        String bindingLimit,

        @Schema(description = "What that limit must be at least, in its unit") @Nullable
        Double bound,

        String formula,
        String source,
        String proof,
        List<Relaxation> relaxations) {}
