package dev.trilemma.pricing;

import java.time.LocalDate;

/**
 * Where a version comes from.
 *
 * @param asOf the day whose prices it describes
 * @param format of the file it was read from, as on the wire
 * @param source the file, or who sent it
 */
public record Origin(LocalDate asOf, String format, String source) {}
