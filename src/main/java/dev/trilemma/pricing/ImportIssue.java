package dev.trilemma.pricing;

import org.jspecify.annotations.Nullable;

/**
 * Something to say of a row of an imported file.
 *
 * @param line in the file, counted from 1
 * @param column as the file names it; absent where the whole row is meant
 * @param code stable name of the kind of issue
 * @param rawValue what the file says there, shortened
 * @param action what was done about it
 */
public record ImportIssue(
        int line,
        @Nullable String column,
        String code,
        @Nullable String rawValue,
        Action action) {

    private static final int SHOWN = 100;

    /** What was done about an issue. */
    public enum Action {
        /** Nothing was taken from the row. */
        SKIPPED,
        /** The value was not taken; the rest of the row was. */
        IGNORED,
        /** The row was taken after something in it was put right. */
        REPAIRED,
        /** The row was taken with a reservation. */
        FLAGGED
    }

    public ImportIssue {
        rawValue = rawValue == null ? null : shown(rawValue);
    }

    /** The same, with something else done about it. */
    public ImportIssue acting(Action other) {
        return new ImportIssue(line, column, code, rawValue, other);
    }

    private static String shown(String value) {
        String printable = value.replaceAll("\\p{Cntrl}", "\uFFFD");
        return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…";
    }
}
