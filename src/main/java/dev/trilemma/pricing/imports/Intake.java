package dev.trilemma.pricing.imports;

import dev.trilemma.pricing.ImportIssue;
import dev.trilemma.pricing.ImportIssue.Action;
import dev.trilemma.pricing.PriceItem;
import dev.trilemma.pricing.QuotedPrice;
import dev.trilemma.pricing.RowCounts;
import dev.trilemma.web.TooLarge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was taken from a file, and what there is to say of each row that was not, or not without reservation. */
final class Intake {

    /** So that what is taken fits in memory, whatever a file of 64 MB holds. */
    static final int MOST_ROWS = 100_000;

    private final LocalDate asOf;
    private final List<Taken> taken = new ArrayList<>();
    private final List<ImportIssue> issues = new ArrayList<>();
    private final Map<Sold, BigDecimal> sold = new HashMap<>();
    private final Map<Place, Place> places = new HashMap<>();
    private final Set<Integer> takenLines = new HashSet<>();
    private final Set<Integer> flaggedLines = new HashSet<>();
    private int rowsRead;
    private int rowsJoined;
    private int rowsSkipped;

    /** @param asOf the day of prices that have no date of their own */
    Intake(LocalDate asOf) {
        this.asOf = asOf;
    }

    private record Sold(PriceItem item, LocalDate day) {}

    LocalDate asOf() {
        return asOf;
    }

    /** Begins a row; each is ended by {@link Row#end} or {@link Row#join}. */
    Row row(int line) {
        rowsRead++;
        if (rowsRead > MOST_ROWS) {
            throw new TooLarge(
                    "A file may have at most " + MOST_ROWS + " rows; send it in parts, to catalogs of their own.");
        }
        return new Row(line);
    }

    /** One row, while it is read. */
    final class Row {

        private final int line;
        private final List<ImportIssue> said = new ArrayList<>(1);
        private final List<QuotedPrice> prices = new ArrayList<>(2);

        private Row(int line) {
            this.line = line;
        }

        int line() {
            return line;
        }

        /** The place that a row before had by the same names; null where none had, or there was something to say of it. */
        @Nullable
        Place known(@Nullable String region, @Nullable String zone) {
            return places.get(new Place(region, zone));
        }

        Place keep(@Nullable String region, @Nullable String zone, Place place) {
            places.put(new Place(region, zone), place);
            return place;
        }

        void say(Code code, @Nullable String column, @Nullable String rawValue, Action action) {
            said.add(new ImportIssue(line, column, code.wireName(), rawValue, action));
        }

        /** Ends the row without taking anything. */
        void skip(Code code, @Nullable String column, @Nullable String rawValue) {
            prices.clear();
            say(code, column, rawValue, Action.SKIPPED);
            end();
        }

        /** Takes a price, unless the same was taken before. */
        void take(QuotedPrice price) {
            var key = new Sold(price.item(), price.validFrom());
            BigDecimal before = sold.putIfAbsent(key, price.instancePrice());
            if (before == null) {
                prices.add(price);
            } else if (before.compareTo(price.instancePrice()) == 0) {
                say(Code.DUPLICATE, null, price.item().instanceType(), Action.IGNORED);
            } else {
                say(Code.CONFLICTING_PRICE, null, price.instancePrice().toPlainString(), Action.IGNORED);
            }
        }

        /** Ends a row whose price has become part of others. */
        void join() {
            rowsJoined++;
            issues.addAll(said);
        }

        /** Ends the row: taken where any price was, else skipped for all that was said of it. */
        void end() {
            if (prices.isEmpty()) {
                rowsSkipped++;
                sayWhySkipped();
                return;
            }
            prices.forEach(price -> taken.add(new Taken(line, price)));
            takenLines.add(line);
            issues.addAll(said);
            if (!said.isEmpty()) {
                flaggedLines.add(line);
            }
        }

        /** For what was wrong with its prices or with all of it; reservations about the rest do not matter any more. */
        private void sayWhySkipped() {
            List<ImportIssue> reasons = said.stream()
                    .filter(issue -> issue.action() == Action.SKIPPED || issue.action() == Action.IGNORED)
                    .map(issue -> issue.acting(Action.SKIPPED))
                    .distinct()
                    .toList();
            issues.addAll(reasons);
            if (reasons.isEmpty()) {
                issues.add(new ImportIssue(line, null, Code.NO_PRICE.wireName(), null, Action.SKIPPED));
            }
        }
    }

    List<Taken> taken() {
        return taken;
    }

    /** Prices that nobody should rely on, for a reason that can only be seen beside others. */
    void suspect(Code code, Set<Integer> positions) {
        for (int position : positions) {
            Taken doubted = taken.get(position);
            taken.set(position, doubted.suspect());
            flaggedLines.add(doubted.line());
            issues.add(new ImportIssue(
                    doubted.line(),
                    null,
                    code.wireName(),
                    doubted.price().instancePrice().toPlainString(),
                    Action.FLAGGED));
        }
    }

    RowCounts counts() {
        return new RowCounts(rowsRead, takenLines.size(), rowsJoined, rowsSkipped, flaggedLines.size());
    }

    List<QuotedPrice> prices() {
        return taken.stream().map(Taken::price).toList();
    }

    /** In the order of lines. */
    List<ImportIssue> issues() {
        issues.sort(Comparator.comparingInt(ImportIssue::line));
        return issues;
    }
}
