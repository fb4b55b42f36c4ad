/**
 * What a plan runs on: accelerators, their links and the cluster made of them.
 */
@NullMarked
package dev.trilemma.engine.hardware;

import org.jspecify.annotations.NullMarked;
