/** Which points a sweep has: fields of a plan document, the values that each takes, and how the combinations are chosen. */
@NullMarked
package dev.trilemma.sweep.design;

import org.jspecify.annotations.NullMarked;
