/**
 * A quote as a document: the JSON that was stored when it was issued as a page, as a PDF to sign and as FOCUS rows for finance.
 * Nothing is calculated again, so that a document of last year says what was said then.
 */
@NullMarked
package dev.trilemma.quote.document;

import org.jspecify.annotations.NullMarked;
