/**
 * Loss by named scaling laws, inside and outside the range they were fitted on.
 */
@NullMarked
package dev.trilemma.engine.quality;

import org.jspecify.annotations.NullMarked;
