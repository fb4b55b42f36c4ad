/** The file that the service keeps its data in where no other database is set: looked at before it is written to. */
@NullMarked
package dev.trilemma.database;

import org.jspecify.annotations.NullMarked;
