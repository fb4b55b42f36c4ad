/**
 * The calculation, in plain Java: a resolved plan in, an estimate out. Each subpackage is one stage and uses only the
 * stages before it. Money is the one exact type. Nothing here reads a file, a clock or a database.
 */
@NullMarked
package dev.trilemma.engine;

import org.jspecify.annotations.NullMarked;
