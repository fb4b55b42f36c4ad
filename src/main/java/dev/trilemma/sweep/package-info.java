/**
 * Sweeps over HTTP: more plans than one answer can wait for, calculated in chunks by whichever replica is free, on db-scheduler. What
 * is known of a sweep is in the database: it survives any replica.
 */
@NullMarked
package dev.trilemma.sweep;

import org.jspecify.annotations.NullMarked;
