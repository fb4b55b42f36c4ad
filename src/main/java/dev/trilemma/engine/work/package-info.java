/**
 * The arithmetic of a plan, by operator: FLOPs and bytes for each token.
 */
@NullMarked
package dev.trilemma.engine.work;

import org.jspecify.annotations.NullMarked;
