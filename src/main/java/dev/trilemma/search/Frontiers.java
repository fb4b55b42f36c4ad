package dev.trilemma.search;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.frontier.ParetoFront;
import dev.trilemma.engine.frontier.Trade;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Draws the frontier of a space: explores it, keeps what nothing dominates, and says what it costs to move along it. */
@Service
class Frontiers {

    private static final String SWEEP =
            "The space is larger than what can be looked at in the time there is; what was looked at is spread evenly over it."
                    + " A sweep looks at all of it.";
    private static final String RIVALS =
            "Dominance is that of medians. probabilityDominated takes the errors of two predicted times to be independent, which"
                    + " exaggerates the doubt between runs that are alike.";
    private static final String USUAL =
            "The time ended before all points were given the best of all strategies: some have the best of the usual ones.";
    private static final String LOSS =
            "Losses compare models on one data set by one law; outside the range it was fitted on they are a direction.";

    /** Of the time, after which no more plans are looked at and those found get better strategies. */
    private static final double EXPLORING_SHARE = 0.85;

    private final SpaceReader reader;
    private final Explorer explorer;
    private final Refinement refinement;
    private final Points points;
    private final ExchangeRates exchangeRates;
    private final References references;
    private final SearchSettings settings;
    private final SearchMetrics metrics;
    private final JsonMapper json;

    Frontiers(
            SpaceReader reader,
            Explorer explorer,
            Refinement refinement,
            Points points,
            ExchangeRates exchangeRates,
            References references,
            SearchSettings settings,
            SearchMetrics metrics,
            JsonMapper json) {
        this.reader = reader;
        this.explorer = explorer;
        this.refinement = refinement;
        this.points = points;
        this.exchangeRates = exchangeRates;
        this.references = references;
        this.settings = settings;
        this.metrics = metrics;
        this.json = json;
    }

    /**
     * @throws dev.trilemma.engine.InvalidPlan where an axis names what is not in the catalog
     * @throws dev.trilemma.web.InvalidRequest where no plan of the space is valid
     */
    FrontierView frontier(FrontierRequest request) {
        JsonNode plan = request.usedPlan();
        SearchSpace space = reader.read(plan, request.usedSpace());
        Currency currency = Currencies.of(plan);
        Deadline deadline = Deadline.in(settings.frontierTime());
        Exploration exploration = explorer.explore(space, currency, deadline.within(EXPLORING_SHARE));
        exploration.coverage().requireAnyValid(space.variedFields());
        List<Point> found = Spread.of(exploration.front().items(), request.usedLimit());
        Refinement.Refined refined = refinement.refine(found, deadline);
        List<Point> shown = front(refined.points());
        List<Trade> trades = shown.stream().map(Point::trade).toList();
        Map<String, Integer> landmarks = Landmarks.of(shown);
        List<ExchangeRate> rates = exchangeRates.at(landmarks, shown);
        boolean complete = exploration.complete();
        metrics.examined("frontier", exploration.coverage().examinedCount(), complete);
        return new FrontierView(
                views(shown),
                exploration.front().items().size(),
                exploration.coverage().examinedCount(),
                space.pointCount(),
                complete,
                refined.complete(),
                exploration.coverage().rejected(),
                List.copyOf(exploration.coverage().problems().values()),
                rates,
                references.beside(trades, currency),
                space.assumptions(),
                notes(rates, complete, refined.complete()),
                complete ? null : SweepOffer.of(space, json),
                deadline.elapsedSeconds());
    }

    /** Better strategies may put one point before another. */
    private static List<Point> front(List<Point> refined) {
        var front = new ParetoFront<>(Point::trade);
        refined.forEach(front::add);
        return front.items();
    }

    private List<FrontierPoint> views(List<Point> shown) {
        var rivalry = new Rivalry(shown);
        return IntStream.range(0, shown.size())
                .parallel()
                .mapToObj(number -> view(shown.get(number), rivalry.probabilityDominated(number)))
                .toList();
    }

    private FrontierPoint view(Point point, double probabilityDominated) {
        Money total = point.total();
        return new FrontierPoint(
                point.estimate().wallClock().wallClockSeconds(),
                total,
                point.estimate().loss().loss(),
                point.estimate().plan().shape().parameters(),
                point.tokens(),
                point.estimate().plan().cluster().acceleratorCount(),
                point.estimate().energy().operationalKgCo2e(),
                probabilityDominated,
                point.estimate().ranges(),
                points.document(point));
    }

    private static List<String> notes(List<ExchangeRate> rates, boolean complete, boolean searchedExhaustively) {
        List<String> notes = new ArrayList<>();
        Asymmetry.of(rates).ifPresent(notes::add);
        notes.add(RIVALS);
        notes.add(LOSS);
        if (!searchedExhaustively) {
            notes.add(USUAL);
        }
        if (!complete) {
            notes.add(SWEEP);
        }
        return notes;
    }
}
