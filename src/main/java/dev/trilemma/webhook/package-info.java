/**
 * Tells the outside what happens: who wants to know, what each is still to be told, and the signed requests that tell it.
 */
@NullMarked
package dev.trilemma.webhook;

import org.jspecify.annotations.NullMarked;
