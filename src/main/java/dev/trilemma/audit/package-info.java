/**
 * What was done, by whom and to what: a log that is only ever added to, and that the rest of the service can listen to.
 */
@NullMarked
package dev.trilemma.audit;

import org.jspecify.annotations.NullMarked;
