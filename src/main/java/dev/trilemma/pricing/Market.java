package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is offered of one accelerator on a day.
 *
 * <p>Servers for training hold eight accelerators; where nobody sells as many together, the largest instance is a whole node.
 */
final class Market {

    private static final double USUAL_NODE = 8;

    private static final Comparator<PricedOffer> CHEAPEST_FIRST = Comparator.comparing(
                    (PricedOffer offer) -> offer.pricePerAccelerator().amount())
            .thenComparing(PricedOffer::id);

    private final Map<Commitment, List<PricedOffer>> byCommitment;
    private final double wholeNode;

    Market(List<PricedOffer> offers) {
        byCommitment = offers.stream().sorted(CHEAPEST_FIRST).collect(Collectors.groupingBy(PricedOffer::commitment));
        wholeNode = offers.stream()
                .filter(offer -> !offer.marketplace())
                .mapToDouble(offer -> Math.min(USUAL_NODE, offer.acceleratorsPerInstance()))
                .max()
                .orElse(0);
    }

    /** Cheapest accelerator first. */
    Stream<PricedOffer> offers(Commitment commitment) {
        return byCommitment.getOrDefault(commitment, List.of()).stream();
    }

    /** Cheapest accelerator first, for each way of buying. */
    Map<Commitment, List<PricedOffer>> offers() {
        return byCommitment;
    }

    int size() {
        return byCommitment.values().stream().mapToInt(List::size).sum();
    }

    /** Whether an instance is a whole node, rather than a part that cannot be joined to others as well. */
    boolean isWholeNode(PricedOffer offer) {
        return offer.acceleratorsPerInstance() >= wholeNode;
    }
}
