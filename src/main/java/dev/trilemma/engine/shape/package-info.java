/**
 * What a transformer is: dimensions in, exact parameter counts out.
 */
@NullMarked
package dev.trilemma.engine.shape;

import org.jspecify.annotations.NullMarked;
