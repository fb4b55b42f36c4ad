/**
 * Evaluations: estimates of plans and scenarios that are kept, with the prices and the engine they were made with, and why each
 * differs from the one before.
 */
@NullMarked
package dev.trilemma.plan.evaluation;

import org.jspecify.annotations.NullMarked;
