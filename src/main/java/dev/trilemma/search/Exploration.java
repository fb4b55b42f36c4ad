package dev.trilemma.search;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.frontier.ParetoFront;
import java.util.Currency;

/** What has been seen of a space: how much of it, and the points that none of those seen dominates. Of one thread. */
final class Exploration {

    private final Currency currency;
    private final Coverage coverage = new Coverage();
    private final ParetoFront<Point> front = new ParetoFront<>(Point::trade);
    private boolean complete = true;

    Exploration(Currency currency) {
        this.currency = currency;
    }

    void add(Point point) {
        Money total = point.total();
        if (total.currency().equals(currency)) {
            front.add(point);
        } else {
            coverage.reject(Coverage.OTHER_CURRENCY, 1);
        }
    }

    void stop() {
        complete = false;
    }

    void merge(Exploration other) {
        coverage.merge(other.coverage);
        front.merge(other.front);
        complete &= other.complete;
    }

    Coverage coverage() {
        return coverage;
    }

    ParetoFront<Point> front() {
        return front;
    }

    boolean complete() {
        return complete;
    }
}
