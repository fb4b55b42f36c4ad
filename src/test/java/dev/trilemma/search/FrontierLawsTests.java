package dev.trilemma.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.ModelFamilies;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.frontier.Trade;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.estimate.EstimateView;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.estimate.FitView;
import dev.trilemma.web.Documents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A frontier against every plan of its space, each estimated by itself. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:frontiers;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "trilemma.search.frontier-time=1m",
            "trilemma.search.solution-time=1m"
        })
class FrontierLawsTests {

    private static final int FRONTIERS = 1_000;

    @Autowired
    private Frontiers frontiers;

    @Autowired
    private Estimates estimates;

    @Autowired
    private Documents documents;

    @Autowired
    private ModelFamilies families;

    @Autowired
    private JsonMapper json;

    @Test
    void noPointIsDominatedAndEveryOtherPlanOfTheSpaceIsCovered() {
        var spaces = new RandomSpaces(17);
        for (int number = 0; number < FRONTIERS; number++) {
            ObjectNode plan = spaces.plan();
            SpaceDocument space = spaces.space();
            FrontierView frontier = frontiers.frontier(new FrontierRequest(plan, space, null));
            List<Trade> kept =
                    frontier.points().stream().map(FrontierLawsTests::trade).toList();

            assertThat(frontier.complete()).isTrue();
            assertThat(kept).allSatisfy(one -> assertThat(kept).noneMatch(other -> other.dominates(one)));
            assertThat(everyTrade(plan, space))
                    .as("space %d", number)
                    .allSatisfy(trade -> assertThat(kept).anyMatch(point -> nearlyCovers(point, trade)));
        }
    }

    @Test
    void eachPointIsAPlanThatGivesItsFiguresAgainAndLiesInTheSpace() {
        var spaces = new RandomSpaces(18);
        for (int number = 0; number < FRONTIERS / 10; number++) {
            SpaceDocument space = spaces.space();
            FrontierView frontier = frontiers.frontier(new FrontierRequest(spaces.plan(), space, null));
            assertThat(frontier.points()).allSatisfy(point -> {
                EstimateView estimate = estimates.estimate(point.plan());
                assertThat(estimate.total()).isEqualTo(point.total());
                assertThat(estimate.time().wallClockSeconds()).isEqualTo(point.wallClockSeconds());
                assertThat(estimate.quality().loss()).isEqualTo(point.loss());
                assertThat(estimate.fit().kind()).isEqualTo(FitView.Kind.FITS);
                assertThat(space.acceleratorCounts()).contains(point.acceleratorCount());
                assertThat(space.accelerators()).contains(point.plan().cluster().accelerator());
                assertThat(point.probabilityDominated()).isBetween(0.0, 0.5 + 1e-6);
            });
        }
    }

    /** Six parts in a billion are what integrals and decimals may differ by. */
    private static boolean nearlyCovers(Trade point, Trade trade) {
        return new Trade(point.wallClockSeconds() * (1 - 1e-9), point.cost() - 0.011, point.loss() * (1 - 1e-9))
                .covers(trade);
    }

    private static Trade trade(FrontierPoint point) {
        return new Trade(point.wallClockSeconds(), point.total().amount().doubleValue(), point.loss());
    }

    private List<Trade> everyTrade(ObjectNode plan, SpaceDocument space) {
        List<Trade> trades = new ArrayList<>();
        for (ObjectNode modelled : models(plan, space)) {
            for (Double tokens : space.tokens()) {
                for (String accelerator : space.accelerators()) {
                    for (Integer count : space.acceleratorCounts()) {
                        for (Precision precision : or(space.precisions())) {
                            for (Commitment commitment : or(space.commitments())) {
                                ObjectNode whole = modelled.deepCopy();
                                ObjectNode training = ((ObjectNode) whole.get("training")).put("tokens", tokens);
                                whole.putObject("cluster")
                                        .put("accelerator", accelerator)
                                        .put("acceleratorCount", count);
                                set(training, "precision", precision);
                                set(whole.putObject("pricing"), "commitment", commitment);
                                addTrade(whole, trades);
                            }
                        }
                    }
                }
            }
        }
        return trades;
    }

    private List<ObjectNode> models(ObjectNode plan, SpaceDocument space) {
        List<ObjectNode> models = new ArrayList<>();
        for (Double parameters : space.parameters()) {
            ObjectNode sized = plan.deepCopy();
            sized.set("architecture", json.valueToTree(families.sized(parameters, "/parameters")));
            models.add(sized);
        }
        for (String model : space.models() == null ? List.<String>of() : space.models()) {
            models.add(plan.deepCopy().put("model", model));
        }
        return models;
    }

    private void set(ObjectNode object, String field, @Nullable Object value) {
        if (value != null) {
            object.set(field, json.valueToTree(value));
        }
    }

    private static <T> List<@Nullable T> or(@Nullable List<T> axis) {
        return axis == null ? Collections.singletonList(null) : new ArrayList<>(axis);
    }

    private void addTrade(ObjectNode plan, List<Trade> trades) {
        try {
            EstimateView estimate = estimates.estimate(documents.read(plan, PlanDocument.class));
            Money total = estimate.total();
            if (total != null && estimate.fit().kind() == FitView.Kind.FITS) {
                trades.add(new Trade(
                        estimate.time().wallClockSeconds(),
                        total.amount().doubleValue(),
                        estimate.quality().loss()));
            }
        } catch (InvalidPlan invalid) {
            // an accelerator without the precision has no place in the space
        }
    }
}
