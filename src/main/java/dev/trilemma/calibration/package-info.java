/**
 * What a team's own runs have taught of its clusters, where the team accepted it.
 */
@NullMarked
package dev.trilemma.calibration;

import org.jspecify.annotations.NullMarked;
