package dev.trilemma.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a saved plan is kept, beside what it says.
 *
 * @param tags words of your own to find it by
 * @param archived whether lists leave it out unless asked for archived plans
 * @param reevaluateOnPublication whether it is evaluated again when a price catalog that its team reads gets a new version
 * @param reevaluateEveryDays whether it is evaluated again every so many days; absent: no
 */
public record PlanSettings(
        @NotNull @Size(max = 20)
        List<
                        @NotNull
                        @Pattern(
                                regexp = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,49}",
                                message =
                                        "must be 1 to 50 letters, digits, dots, hyphens or underscores, a letter or digit first")
                        String>
                tags,

        boolean archived,
        boolean reevaluateOnPublication,
        @Nullable @Min(1) @Max(366) Integer reevaluateEveryDays) {

    static final PlanSettings NONE = new PlanSettings(List.of(), false, false, null);

    public PlanSettings {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
