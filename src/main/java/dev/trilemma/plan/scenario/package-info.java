/**
 * Scenarios: what a plan would be with some fields changed.
 */
@NullMarked
package dev.trilemma.plan.scenario;

import org.jspecify.annotations.NullMarked;
