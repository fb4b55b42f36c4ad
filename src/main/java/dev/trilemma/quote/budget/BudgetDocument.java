package dev.trilemma.quote.budget;

import dev.trilemma.engine.cost.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A budget as people write it.
 *
 * @param title what people call it
 * @param amount the money there is
 * @param startsOn the first day on which quotes may draw on it
 * @param endsOn the last day
 */
record BudgetDocument(
        @NotBlank @Size(max = 200) String title,
        @NotNull Money amount,
        @NotNull LocalDate startsOn,
        @NotNull LocalDate endsOn) {}
