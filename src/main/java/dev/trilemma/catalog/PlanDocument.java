package dev.trilemma.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A training plan as people write it. The model is exactly one of {@code model}, {@code architecture} and
 * {@code huggingFaceConfig}; what is left out is chosen, and named in the answer's assumptions.
 *
 * @param title what people call this plan
 * @param model a model's slug or alias from {@code /api/v1/models}
 * @param architecture explicit dimensions
 * @param huggingFaceConfig a model's {@code config.json}, as it is
 * @param training what is trained on how much, and how
 * @param cluster the accelerators and their links
 * @param parallelism how the run is split; what is absent is searched for
 * @param pricing which price applies; absent: the cheapest current on-demand offer of whole nodes
 * @param serving what is generated with the model afterwards, which adds a line to the bill; absent: nothing
 */
public record PlanDocument(
        @Nullable @Size(max = 200) String title,
        @Nullable @Size(max = 100) String model,
        @Nullable @Valid ArchitectureDocument architecture,
        @Nullable Map<String, Object> huggingFaceConfig,
        @NotNull @Valid TrainingDocument training,
        @NotNull @Valid ClusterDocument cluster,
        @Nullable @Valid ParallelismDocument parallelism,
        @Nullable @Valid PricingDocument pricing,
        @Nullable @Valid ServingDocument serving) {}
