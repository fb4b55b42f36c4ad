package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.pricing.PriceItem;
import dev.trilemma.pricing.PublishedReference;
import dev.trilemma.pricing.PublishedReference.Offered;
import dev.trilemma.pricing.QuotedPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds prices that are wrong beside others: of the same instance, of other sizes, of the same accelerator, of the day before. */
@Component
class PriceChecks {

    private static final BigDecimal FAR = BigDecimal.TEN;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int SIZES_OF_A_PLACEHOLDER = 3;

    /** So few prices have no usual one. */
    private static final int ENOUGH_FOR_A_MEDIAN = 5;

    /** What costs no more than what, on one day. */
    private static final List<Bound> BOUNDS = List.of(
            new Bound(Commitment.SPOT, Commitment.ON_DEMAND, Code.SPOT_ABOVE_ON_DEMAND),
            new Bound(Commitment.RESERVED1_YEAR, Commitment.ON_DEMAND, Code.COMMITMENT_ABOVE_SHORTER),
            new Bound(Commitment.RESERVED3_YEAR, Commitment.ON_DEMAND, Code.COMMITMENT_ABOVE_SHORTER),
            new Bound(Commitment.RESERVED3_YEAR, Commitment.RESERVED1_YEAR, Code.COMMITMENT_ABOVE_SHORTER));

    private final PublishedReference published;

    PriceChecks(PublishedReference published) {
        this.published = published;
    }

    private record Bound(Commitment cheaper, Commitment dearer, Code otherwise) {}

    private record Dated(PriceItem item, LocalDate day) {}

    private record Series(
            String provider,
            @Nullable String region,
            @Nullable String zone,
            String accelerator,
            Commitment commitment,
            LocalDate day) {}

    private record Market(String accelerator, Commitment commitment) {}

    /** @param confirmed whether prices may have moved by more than half */
    void mark(Intake intake, boolean confirmed) {
        Map<Dated, Integer> positions = positions(intake);
        BOUNDS.forEach(bound -> markUnlessBelow(intake, positions, bound));
        markCopiedSpot(intake, positions);
        markPlaceholders(intake);
        markFarFromMedian(intake);
        if (!confirmed) {
            intake.suspect(Code.FAR_FROM_PUBLISHED, moved(intake));
        }
    }

    private static void markUnlessBelow(Intake intake, Map<Dated, Integer> positions, Bound bound) {
        Set<Integer> doubted = new TreeSet<>();
        forEachPair(positions, bound.cheaper(), bound.dearer(), (cheaper, dearer) -> {
            if (amount(intake, cheaper).compareTo(amount(intake, dearer)) > 0) {
                doubted.add(cheaper);
                doubted.add(dearer);
            }
        });
        intake.suspect(bound.otherwise(), doubted);
    }

    private static void markCopiedSpot(Intake intake, Map<Dated, Integer> positions) {
        Set<Integer> doubted = new TreeSet<>();
        forEachPair(positions, Commitment.SPOT, Commitment.ON_DEMAND, (spot, onDemand) -> {
            if (amount(intake, spot).compareTo(amount(intake, onDemand)) == 0) {
                doubted.add(spot);
            }
        });
        intake.suspect(Code.SPOT_EQUALS_ON_DEMAND, doubted);
    }

    private interface Pair {
        void see(int cheaper, int dearer);
    }

    private static void forEachPair(Map<Dated, Integer> positions, Commitment cheaper, Commitment dearer, Pair pair) {
        positions.forEach((dated, position) -> {
            if (dated.item().commitment() == cheaper) {
                Integer other = positions.get(new Dated(dated.item().boughtAs(dearer), dated.day()));
                if (other != null) {
                    pair.see(position, other);
                }
            }
        });
    }

    private static Map<Dated, Integer> positions(Intake intake) {
        Map<Dated, Integer> positions = new HashMap<>();
        for (int position = 0; position < intake.taken().size(); position++) {
            QuotedPrice price = intake.taken().get(position).price();
            positions.put(new Dated(price.item(), price.validFrom()), position);
        }
        return positions;
    }

    private static void markPlaceholders(Intake intake) {
        Map<Series, List<Integer>> bySeries =
                all(intake).boxed().collect(Collectors.groupingBy(position -> series(intake, position)));
        Set<Integer> doubted = new TreeSet<>();
        bySeries.values().stream()
                .filter(sizes -> isOnePriceForEverySize(intake, sizes))
                .forEach(doubted::addAll);
        intake.suspect(Code.SAME_PRICE_FOR_EVERY_SIZE, doubted);
    }

    private static boolean isOnePriceForEverySize(Intake intake, List<Integer> positions) {
        Set<BigDecimal> sizes = new HashSet<>();
        Set<BigDecimal> amounts = new HashSet<>();
        for (int position : positions) {
            sizes.add(intake.taken().get(position).price().item().acceleratorsPerInstance());
            amounts.add(amount(intake, position).stripTrailingZeros());
        }
        return sizes.size() >= SIZES_OF_A_PLACEHOLDER && amounts.size() == 1;
    }

    private void markFarFromMedian(Intake intake) {
        Map<Market, List<Integer>> byMarket =
                all(intake).boxed().collect(Collectors.groupingBy(position -> market(intake, position)));
        Set<Integer> doubted = new TreeSet<>();
        byMarket.forEach((market, positions) -> {
            BigDecimal median = median(intake, market, positions);
            if (median != null) {
                positions.stream()
                        .filter(position -> isFar(perAccelerator(intake, position), median))
                        .forEach(doubted::add);
            }
        });
        intake.suspect(Code.FAR_FROM_MEDIAN, doubted);
    }

    /** Null where there is no usual price. A price counts once for each provider and region, however many zones have it. */
    private @Nullable BigDecimal median(Intake intake, Market market, List<Integer> positions) {
        record Listed(String provider, @Nullable String region, BigDecimal price) {}
        List<BigDecimal> listed = positions.stream()
                .map(position -> {
                    PriceItem item = intake.taken().get(position).price().item();
                    return new Listed(item.provider(), item.region(), perAccelerator(intake, position));
                })
                .distinct()
                .map(Listed::price)
                .sorted()
                .toList();
        return published
                .median(market.accelerator(), market.commitment())
                .orElseGet(() -> listed.size() < ENOUGH_FOR_A_MEDIAN ? null : listed.get((listed.size() - 1) / 2));
    }

    private static boolean isFar(BigDecimal price, BigDecimal median) {
        return price.compareTo(median.multiply(FAR)) > 0 || price.multiply(FAR).compareTo(median) < 0;
    }

    private Set<Integer> moved(Intake intake) {
        Map<String, Map<Offered, BigDecimal>> today = new HashMap<>();
        return all(intake)
                .filter(position -> {
                    QuotedPrice price = intake.taken().get(position).price();
                    String accelerator = price.item().accelerator();
                    return isMoved(price, today.computeIfAbsent(accelerator, published::instancePrices));
                })
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isMoved(QuotedPrice price, Map<Offered, BigDecimal> today) {
        BigDecimal before = price.hostIncluded() ? today.get(Offered.of(price.item())) : null;
        return before != null && price.instancePrice().subtract(before).abs().compareTo(before.multiply(HALF)) > 0;
    }

    private static IntStream all(Intake intake) {
        return IntStream.range(0, intake.taken().size());
    }

    private static Series series(Intake intake, int position) {
        QuotedPrice price = intake.taken().get(position).price();
        PriceItem item = price.item();
        return new Series(
                item.provider(), item.region(), item.zone(), item.accelerator(), item.commitment(), price.validFrom());
    }

    private static Market market(Intake intake, int position) {
        PriceItem item = intake.taken().get(position).price().item();
        return new Market(item.accelerator(), item.commitment());
    }

    private static BigDecimal amount(Intake intake, int position) {
        return intake.taken().get(position).price().instancePrice();
    }

    private static BigDecimal perAccelerator(Intake intake, int position) {
        QuotedPrice price = intake.taken().get(position).price();
        return price.instancePrice()
                .divide(price.item().acceleratorsPerInstance(), Amounts.DECIMALS, RoundingMode.HALF_EVEN);
    }
}
