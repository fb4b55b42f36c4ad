package dev.trilemma.search;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.hardware.Precision;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to vary. An axis that is absent has the plan's value; where the plan has none either, a usual range, which the answer names.
 *
 * @param models slugs of models
 * @param parameters sizes of models of the plan's family, shaped alike; beside {@code models}
 * @param tokens budgets of tokens
 * @param accelerators slugs or aliases of accelerators
 * @param acceleratorCounts sizes of the cluster
 * @param precisions number formats
 * @param commitments how accelerators are bought
 * @param regions a provider's region codes
 */
record SpaceDocument(
        @Nullable @Size(min = 1, max = 200) List<@NotBlank @Size(max = 100) String> models,
        @Nullable @Size(min = 1, max = 200) List<@NotNull @DecimalMin("1e6") @DecimalMax("1e14") Double> parameters,
        @Nullable @Size(min = 1, max = 200) List<@NotNull @Positive @DecimalMax("1e18") Double> tokens,
        @Nullable @Size(min = 1, max = 200) List<@NotBlank @Size(max = 100) String> accelerators,
        @Nullable @Size(min = 1, max = 200) List<@NotNull @Positive @Max(1_000_000) Integer> acceleratorCounts,
        @Nullable @Size(min = 1, max = 6) List<@NotNull Precision> precisions,
        @Nullable @Size(min = 1, max = 6) List<@NotNull Commitment> commitments,
        @Nullable @Size(min = 1, max = 200) List<@NotBlank @Size(max = 100) String> regions) {

    static final SpaceDocument NOTHING = new SpaceDocument(null, null, null, null, null, null, null, null);
}
