/**
 * Who is calling, for which team and in which roles. Everything that is stored belongs to a team, and is read and written as the
 * caller's alone.
 */
@NullMarked
package dev.trilemma.team;

import org.jspecify.annotations.NullMarked;
