package dev.trilemma.pricing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the prices of each item in order of time: a price holds until the next takes its place, and equal ones that follow are one. */
final class PriceSeries {

    private PriceSeries() {}

    static List<QuotedPrice> of(List<QuotedPrice> prices) {
        Map<PriceItem, List<QuotedPrice>> byItem = new LinkedHashMap<>();
        for (QuotedPrice price : prices) {
            byItem.computeIfAbsent(price.item(), item -> new ArrayList<>(1)).add(price);
        }
        List<QuotedPrice> series = new ArrayList<>(prices.size());
        byItem.values().forEach(item -> addTo(series, item));
        return series;
    }

    private static void addTo(List<QuotedPrice> series, List<QuotedPrice> item) {
        List<QuotedPrice> runs = runs(item);
        for (int run = 0; run < runs.size(); run++) {
            QuotedPrice price = runs.get(run);
            LocalDate next = run + 1 < runs.size() ? runs.get(run + 1).validFrom() : null;
            series.add(price.lasting(price.asOf(), earlier(price.validUntil(), next)));
        }
    }

    private static List<QuotedPrice> runs(List<QuotedPrice> item) {
        if (item.size() == 1) {
            return item;
        }
        item.sort(Comparator.comparing(QuotedPrice::validFrom));
        List<QuotedPrice> runs = new ArrayList<>(item.size());
        for (QuotedPrice price : item) {
            QuotedPrice last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && continues(price, last)) {
                runs.set(runs.size() - 1, last.lasting(later(last.asOf(), price.asOf()), price.validUntil()));
            } else {
                runs.add(price);
            }
        }
        return runs;
    }

    private static boolean continues(QuotedPrice price, QuotedPrice last) {
        LocalDate until = last.validUntil();
        return last.instancePrice().compareTo(price.instancePrice()) == 0
                && last.status() == price.status()
                && last.hostIncluded() == price.hostIncluded()
                && (until == null || !price.validFrom().isAfter(until));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate until, @Nullable LocalDate next) {
        if (until == null || next == null) {
            return until == null ? next : until;
        }
        return until.isBefore(next) ? until : next;
    }
}
