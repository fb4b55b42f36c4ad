package dev.trilemma.sweep.result;

import dev.trilemma.sweep.result.ResultOrder.Place;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what became of the points of a sweep. All of it is gone through chunk by chunk, and no more kept than is answered. */
@Component
public class Results {

    private static final int KEYS = 3;

    private final StoredChunks chunks;

    Results(StoredChunks chunks) {
        this.chunks = chunks;
    }

    /**
     * @throws dev.trilemma.web.InvalidRequest where the query names what results do not have
     */
    public Page<ResultView> page(StoredSweep sweep, ResultQuery query, Paging paging) {
        ResultOrder order = ResultOrder.of(query.sort());
        Optional<Place> after = paging.keys(KEYS).map(keys -> Paging.read(keys.get(0), first -> Place.of(keys)));
        int first = order.isThatOfPoints()
                ? after.map(place -> sweep.chunkOf(place.number())).orElse(0)
                : 0;
        Stream<Result> rest = matching(sweep, query, query.frontierOnly() ? 0 : first)
                .filter(result -> after.map(place -> order.placeOf(result).compareTo(place) > 0)
                        .orElse(true));
        int oneMore = paging.limit() + 1;
        List<Result> rows = order.isThatOfPoints()
                ? rest.limit(oneMore).toList()
                : least(rest, Comparator.comparing(order::placeOf), oneMore);
        return Page.ofRows(rows, paging, result -> order.placeOf(result).keys())
                .map(result -> ResultView.of(result, sweep.points()));
    }

    /** All that match, in the order of the points. */
    Stream<Result> matching(StoredSweep sweep, ResultQuery query) {
        return matching(sweep, query, 0);
    }

    private Stream<Result> matching(StoredSweep sweep, ResultQuery query, int firstChunk) {
        ResultFilter filter = ResultFilter.of(query.usedFilter(), sweep.points());
        Stream<ChunkResults> stored = chunks.from(sweep.id(), firstChunk);
        if (!query.frontierOnly()) {
            return stored.flatMap(ChunkResults::results).filter(filter::test);
        }
        // what a chunk's own points dominate is left out first, so that few are in memory
        Stream<Result> candidates = filter.isEmpty()
                ? stored.flatMap(ChunkResults::front)
                : stored.flatMap(chunk -> Fronts.of(chunk.results().filter(filter::test)).stream());
        return Fronts.of(candidates).stream();
    }

    private static List<Result> least(Stream<Result> results, Comparator<Result> order, int count) {
        var least = new PriorityQueue<>(order.reversed());
        results.forEach(result -> {
            if (least.size() < count) {
                least.add(result);
            } else if (order.compare(result, least.element()) < 0) {
                least.remove();
                least.add(result);
            }
        });
        List<Result> sorted = new ArrayList<>(least);
        sorted.sort(order);
        return sorted;
    }
}
