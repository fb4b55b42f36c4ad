/**
 * The searches over HTTP: the best strategy of a plan, the frontier over many plans, and the plan that solves a problem.
 */
@NullMarked
package dev.trilemma.search;

import org.jspecify.annotations.NullMarked;
