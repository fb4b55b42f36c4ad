package dev.trilemma.pricing.imports;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a file of prices is to be read.
 *
 * @param format how it is written
 * @param provider whose prices it holds, where its rows do not say so; absent: the catalog's provider
 * @param source where the file is from, such as its address; absent: the format
 * @param asOf the day whose prices it describes; absent: the latest day that its rows name, else today
 * @param dryRun whether to answer the report alone and publish nothing; absent: false
 * @param confirm whether prices may move: most of them at once, or one by more than half; absent: false
 */
record ImportParameters(
        @Parameter(example = "trilemma") @NotNull PriceFormat format,

        @Nullable
        @Pattern(
                regexp = "[a-z0-9][a-z0-9.-]{0,99}",
                message = "must be lower-case letters, digits, dots or hyphens, a letter or digit first, such as gcp")
        String provider,

        @Nullable @Size(max = 500) String source,
        @Nullable LocalDate asOf,
        @Parameter(example = "true") @Nullable Boolean dryRun,
        @Nullable Boolean confirm) {

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    boolean isConfirmed() {
        return Boolean.TRUE.equals(confirm);
    }
}
