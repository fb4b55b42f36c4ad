package dev.trilemma.plan;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which saved plans are asked for.
 *
 * @param text words that the title, the model or the accelerator must have, in any order; case does not matter
 * @param tag a tag that it must have
 * @param status whether archived plans are asked for; absent: those that are not
 */
record PlanFilter(
        @Nullable @Size(max = 200) String text,
        @Nullable @Size(max = 50) String tag,
        @Nullable PlanStatus status) {

    boolean isArchived() {
        return status == PlanStatus.ARCHIVED;
    }
}
