package dev.trilemma.quote;

import java.util.UUID;

/**
 * A quote asked for by a saved plan, as it stands.
 *
 * @param planId the saved plan
 */
record QuoteOfPlan(UUID planId) {}
