/** What became of the points of a sweep: stored column by column, a row for each chunk, and read in pages or as one table. */
@NullMarked
package dev.trilemma.sweep.result;

import org.jspecify.annotations.NullMarked;
