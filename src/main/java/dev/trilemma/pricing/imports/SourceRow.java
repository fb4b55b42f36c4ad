package dev.trilemma.pricing.imports;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param line where it starts, counted from 1; of a JSON array the number of the element
 * @param cells in the order of the header; there may be more of them, or fewer
 */
record SourceRow(int line, Header header, String[] cells) {

    /** What a column says, without spaces around it; null where that is nothing. */
    @Nullable
    String text(String column) {
        Integer position = header.position(column);
        if (position == null || position >= cells.length || cells[position] == null) {
            return null;
        }
        String text = cells[position].strip();
        return text.isEmpty() ? null : text;
    }

    /** Whether a column is the header's last. */
    boolean endsWith(String column) {
        return Integer.valueOf(header.size() - 1).equals(header.position(column));
    }

    /** Cells beyond the header; negative where cells are missing. */
    int surplus() {
        return cells.length - header.size();
    }

    /** The row with its surplus put into its last column, of which it is part where a comma was not quoted. */
    SourceRow joined() {
        String[] whole = Arrays.copyOf(cells, header.size());
        whole[whole.length - 1] = String.join(",", Arrays.asList(cells).subList(whole.length - 1, cells.length));
        return new SourceRow(line, header, whole);
    }

    String raw() {
        return String.join(
                ",", Arrays.stream(cells).map(String::valueOf).limit(20).toList());
    }
}
