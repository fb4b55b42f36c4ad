package dev.trilemma.plan.actual;

import dev.trilemma.engine.cost.Money;
import java.util.UUID;

/**
 * A run under an approved quote was paid; told within the transaction that reports it, so that who keeps the quote may refuse.
 *
 * @param quote the quote
 * @param total what the run cost
 */
public record RunPaid(UUID quote, Money total) {}
