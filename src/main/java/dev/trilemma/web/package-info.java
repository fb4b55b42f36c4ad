/**
 * What every feature shares over HTTP: problems, limits, cursors, idempotency keys, CSV and OpenAPI.
 */
@NullMarked
package dev.trilemma.web;

import org.jspecify.annotations.NullMarked;
