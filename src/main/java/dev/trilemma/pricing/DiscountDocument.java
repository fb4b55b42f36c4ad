package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A discount that was negotiated. It names at least one of provider, accelerator and commitment.
 *
 * @param provider absent: every provider
 * @param accelerator an accelerator's slug or alias; absent: every accelerator
 * @param commitment how the accelerators are bought; absent: every way
 * @param factor of the list price that is paid: 0.8 for 20 % less
 * @param startsOn the first day on which it holds
 * @param endsOn the first day on which it no longer holds; absent: it has no end
 * @param note what it rests on, such as a contract
 */
record DiscountDocument(
        @Nullable @Size(max = 100) String provider,
        @Nullable @Size(max = 100) String accelerator,
        @Nullable Commitment commitment,

        @NotNull @Positive @DecimalMax("1") @Digits(integer = 1, fraction = 8)
        BigDecimal factor,

        @NotNull LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable @Size(max = 1_000) String note) {}
