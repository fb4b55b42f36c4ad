package dev.trilemma.pricing.imports;

import org.jspecify.annotations.Nullable;

/** Whether names from a file can be kept and shown: in a database, on a page, in somebody's spreadsheet. */
final class Texts {

    private static final String FORMULA_STARTS = "=+@-";

    private Texts() {}

    static boolean isSafe(@Nullable String text, int longest) {
        return text == null
                || (text.length() <= longest
                        && FORMULA_STARTS.indexOf(text.charAt(0)) < 0
                        && text.chars().noneMatch(Texts::isUnprintable));
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.isSurrogate((char) character) || character == 0xFFFD;
    }
}
