/**
 * Price lists of others, read row by row. A {@link dev.trilemma.pricing.imports.FormatReader} knows one format and hands every row to
 * the {@link dev.trilemma.pricing.imports.Intake}, which takes prices or says why not; what can only be seen with all rows together is
 * checked at the end. Nothing is stored before the last row was read.
 */
@NullMarked
package dev.trilemma.pricing.imports;

import org.jspecify.annotations.NullMarked;
