/**
 * Reference data: names in, engine values out. Every row comes from a file with its source.
 */
@NullMarked
package dev.trilemma.catalog;

import org.jspecify.annotations.NullMarked;
