package dev.trilemma.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as RFC 3339 writes them: four digits of the year, so that every database can hold them. */
final class Timestamps {

    private static final int LAST_YEAR = 9999;

    private Timestamps() {}

    static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        requireFourDigits(time.getYear());
        return time.toInstant();
    }

    static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        requireFourDigits(date.getYear());
        return date;
    }

    private static void requireFourDigits(int year) {
        if (year < 1 || year > LAST_YEAR) {
            throw new DateTimeException("the year must have four digits");
        }
    }
}
