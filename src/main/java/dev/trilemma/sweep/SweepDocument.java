package dev.trilemma.sweep;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.sweep.design.AxisDocument;
import dev.trilemma.sweep.design.SampleDocument;
import dev.trilemma.sweep.design.SweptPlan;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A sweep to be started.
 *
 * @param title what people call it
 * @param plan what all points have in common: a plan document that may lack what the axes give
 * @param axes fields of the plan, and the values that each takes
 * @param sample which combinations are looked at; absent: all
 * @param keep {@code all} results, or only the {@code frontier}: those that no other beats in time, money and loss; absent: all
 */
record SweepDocument(
        @Nullable @Size(max = 200) String title,

        @NotNull @Schema(implementation = PlanDocument.class)
        JsonNode plan,

        @NotEmpty @Size(max = 20) List<@Valid AxisDocument> axes,
        @Nullable @Valid SampleDocument sample,
        @Nullable Keep keep) {

    /** Which results are stored. */
    enum Keep {
        ALL,
        FRONTIER
    }

    boolean keepsFrontierOnly() {
        return keep == Keep.FRONTIER;
    }

    /**
     * @throws dev.trilemma.web.InvalidRequest where an axis or the sample is wrong
     */
    SweptPlan swept() {
        return SweptPlan.of(plan, axes, sample);
    }
}
