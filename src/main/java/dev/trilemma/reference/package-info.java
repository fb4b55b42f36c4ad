/**
 * Reference data over HTTP: models, accelerators, interconnects, regions, techniques and scaling laws, each with its source.
 */
@NullMarked
package dev.trilemma.reference;

import org.jspecify.annotations.NullMarked;
