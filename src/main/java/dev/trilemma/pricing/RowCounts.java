package dev.trilemma.pricing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What became of the rows of a file: each one read was taken, joined or skipped.
 *
 * @param taken rows that prices were taken from
 * @param joined rows whose price is part of that of others
 * @param skipped rows that nothing was taken from, each with its reason in an issue
 * @param flagged of those taken, the ones with an issue
 */
@Embeddable
public record RowCounts(
        @Column(name = "rows_read") int read,
        @Column(name = "rows_taken") int taken,
        @Column(name = "rows_joined") int joined,
        @Column(name = "rows_skipped") int skipped,
        @Column(name = "rows_flagged") int flagged) {

    static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0);

    /** All rows taken without a word. */
    static RowCounts allTaken(int rows) {
        return new RowCounts(rows, rows, 0, 0, 0);
    }
}
