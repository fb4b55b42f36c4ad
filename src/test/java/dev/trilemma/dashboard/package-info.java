/**
 * What people see, in Chromium: {@link dev.trilemma.dashboard.ServiceInBrowser} starts the packaged service and opens its
 * pages, and fails a test if anything on them went wrong.
 */
@NullMarked
package dev.trilemma.dashboard;

import org.jspecify.annotations.NullMarked;
