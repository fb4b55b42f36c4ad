/**
 * The searches over HTTP: the best strategy of a plan, the frontier over many plans, the plan that solves a problem, and how a law would
 * spend compute.
 */
@NullMarked
package dev.trilemma.search;

import org.jspecify.annotations.NullMarked;
