package dev.trilemma.quote;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A quote asked for by a saved plan, as it stands.
 *
 * @param planId the saved plan
 */
record QuoteOfPlan(@NotNull UUID planId) {}
