/**
 * Price catalogs: published versions that never change, and the offers in force at an instant.
 */
@NullMarked
package dev.trilemma.pricing;

import org.jspecify.annotations.NullMarked;
