package dev.trilemma.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.RandomChoice;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.estimate.EstimateView;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.search.SolutionRequest.Vertex;
import dev.trilemma.web.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.node.ObjectNode;

/** Solutions as inverses, under relaxed limits, and against every plan of a space. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:solutions;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "trilemma.search.frontier-time=1m",
            "trilemma.search.solution-time=1m"
        })
class SolutionLawsTests {

    private static final int PROBLEMS = 20;
    private static final SpaceDocument SPACE = new SpaceDocument(
            null,
            List.of(3e8, 1e9, 7e9),
            null,
            List.of("nvidia-a100-sxm4-80gb", "nvidia-h100-sxm5-80gb", "nvidia-l4-24gb"),
            List.of(8, 16, 32, 64),
            null,
            null,
            null);

    private final RandomChoice random = new RandomChoice(new Random(23));

    @Autowired
    private Solutions solutions;

    @Autowired
    private Frontiers frontiers;

    @Autowired
    private Estimates estimates;

    @Test
    void solvingForABudgetAndQuotingTheAnswerGivesTheBudgetBack() {
        for (int number = 0; number < PROBLEMS; number++) {
            double budget = random.powerOfTen(3, 6);
            SolutionView solution = solve(Vertex.LOSS, limits(budget, null, null));

            EstimateView quoted = estimates.estimate(solution.plan());
            assertThat(quoted.total().amount().doubleValue()).isCloseTo(budget, within(0.01 * budget));
            assertThat(quoted.total().amount().doubleValue()).isLessThanOrEqualTo(budget);
            assertThat(quoted)
                    .usingRecursiveComparison()
                    .ignoringFields("provenance")
                    .isEqualTo(solution.estimate());
            assertThat(solution.bindingLimits()).containsExactly("maxCost");
        }
    }

    @Test
    void solvingForALossAndQuotingTheAnswerGivesTheLossBack() {
        for (int number = 0; number < PROBLEMS; number++) {
            double loss = random.between(2.2, 3.0);
            SolutionView solution = solve(Vertex.COST, limits(null, null, loss));

            assertThat(estimates.estimate(solution.plan()).quality().loss()).isCloseTo(loss, within(1e-6));
        }
    }

    @Test
    void relaxingALimitNeverMakesTheOptimumWorse() {
        for (int number = 0; number < PROBLEMS; number++) {
            double cost = random.powerOfTen(3, 6);
            double seconds = random.powerOfTen(4, 7);
            double loss = random.between(2.2, 3.0);
            Vertex vertex = random.any(Vertex.values());
            SolutionView tight = solve(vertex, limits(cost, seconds, vertex == Vertex.LOSS ? null : loss));
            SolutionView loose = solve(
                    vertex,
                    limits(
                            cost * random.between(1.0, 2.0),
                            seconds * random.between(1.0, 2.0),
                            vertex == Vertex.LOSS ? null : loss + random.between(0.0, 0.1)));

            if (tight.kind() == SolutionView.Kind.SOLVED) {
                assertThat(loose.kind()).isEqualTo(SolutionView.Kind.SOLVED);
                assertThat(value(vertex, loose.estimate()))
                        .isLessThanOrEqualTo(value(vertex, tight.estimate()) * (1 + 1e-6));
            }
        }
    }

    /** The frontier of the space with a fine grid of tokens holds the best plan for any limits, within the grid's steps. */
    @Test
    void aSolutionIsNoWorseThanAnyPlanOfTheSpaceAndACertificateHoldsForAllOfThem() {
        List<FrontierPoint> everyBest = frontiers
                .frontier(new FrontierRequest(plan(), withTokens(tokenGrid()), null))
                .points();
        int infeasible = 0;
        for (int number = 0; number < PROBLEMS; number++) {
            double cost = random.powerOfTen(2, 6);
            double seconds = random.powerOfTen(3, 7);
            double loss = random.between(1.75, 3.0);
            SolutionView solution = solve(Vertex.COST, limits(cost, seconds, loss));
            List<FrontierPoint> keeping = everyBest.stream()
                    .filter(point -> point.total().amount().doubleValue() <= cost
                            && point.wallClockSeconds() <= seconds
                            && point.loss() <= loss)
                    .toList();
            if (solution.kind() == SolutionView.Kind.INFEASIBLE) {
                infeasible++;
                assertThat(keeping).isEmpty();
                assertCertified(solution.certificate(), everyBest, cost, seconds, loss);
            } else {
                double solved = solution.estimate().total().amount().doubleValue();
                assertThat(keeping)
                        .allSatisfy(point -> assertThat(point.total().amount().doubleValue())
                                .isGreaterThanOrEqualTo(solved - 0.011));
            }
        }
        assertThat(infeasible).isBetween(PROBLEMS / 4, PROBLEMS * 3 / 4);
    }

    @Test
    void eachRelaxationIsEnoughAndALittleLessIsNot() {
        int relaxed = 0;
        for (int number = 0; number < PROBLEMS; number++) {
            double cost = random.powerOfTen(2, 4);
            double seconds = random.powerOfTen(3, 5);
            double loss = random.between(2.0, 2.4);
            SolutionView solution = solve(Vertex.COST, limits(cost, seconds, loss));
            if (solution.kind() == SolutionView.Kind.SOLVED) {
                continue;
            }
            for (Relaxation relaxation : solution.certificate().relaxations()) {
                relaxed++;
                double to = LimitValues.number(relaxation.to());
                assertThat(solve(Vertex.COST, with(relaxation.limit(), to, cost, seconds, loss))
                                .kind())
                        .isEqualTo(SolutionView.Kind.SOLVED);
                assertThat(solve(Vertex.COST, with(relaxation.limit(), 0.999 * to, cost, seconds, loss))
                                .kind())
                        .isEqualTo(SolutionView.Kind.INFEASIBLE);
            }
        }
        assertThat(relaxed).isGreaterThan(PROBLEMS);
    }

    private void assertCertified(
            Certificate certificate, List<FrontierPoint> points, double cost, double seconds, double loss) {
        for (FrontierPoint point : points) {
            double money = point.total().amount().doubleValue();
            switch (certificate.bindingLimit()) {
                case "maxCost" -> {
                    if (point.wallClockSeconds() <= seconds && point.loss() <= loss) {
                        assertThat(money).isGreaterThanOrEqualTo(certificate.bound() * 0.999);
                    }
                }
                case "maxSeconds" -> {
                    if (money <= cost && point.loss() <= loss) {
                        assertThat(point.wallClockSeconds()).isGreaterThanOrEqualTo(certificate.bound() * 0.999);
                    }
                }
                default -> {
                    if (money <= cost && point.wallClockSeconds() <= seconds) {
                        assertThat(point.loss()).isGreaterThanOrEqualTo(certificate.bound() * 0.9999);
                    }
                }
            }
        }
    }

    private LimitsDocument with(String limit, double value, double cost, double seconds, double loss) {
        return limits(
                limit.equals("maxCost") ? (Double) value : (Double) cost,
                limit.equals("maxSeconds") ? (Double) value : (Double) seconds,
                limit.equals("maxLoss") ? (Double) value : (Double) loss);
    }

    private static double value(Vertex vertex, EstimateView estimate) {
        return switch (vertex) {
            case COST -> estimate.total().amount().doubleValue();
            case TIME -> estimate.time().wallClockSeconds();
            case LOSS -> estimate.quality().loss();
        };
    }

    private SolutionView solve(Vertex vertex, LimitsDocument limits) {
        return solutions.solution(new SolutionRequest(plan(), vertex, limits, SPACE, null));
    }

    private static ObjectNode plan() {
        ObjectNode plan = Json.mapper().createObjectNode();
        plan.putObject("training").put("sequenceLength", 2048).put("precision", "bf16");
        return plan;
    }

    private static LimitsDocument limits(@Nullable Double cost, @Nullable Double seconds, @Nullable Double loss) {
        return new LimitsDocument(
                cost == null ? null : new Money(BigDecimal.valueOf(cost), Currency.getInstance("USD")),
                seconds,
                null,
                loss,
                null,
                null,
                null,
                null,
                null);
    }

    private static SpaceDocument withTokens(List<Double> tokens) {
        return new SpaceDocument(
                SPACE.models(),
                SPACE.parameters(),
                tokens,
                SPACE.accelerators(),
                SPACE.acceleratorCounts(),
                null,
                null,
                null);
    }

    private static List<Double> tokenGrid() {
        List<Double> grid = new ArrayList<>();
        for (double tokens = 1e9; tokens < 1e14; tokens *= 1.1) {
            grid.add(tokens);
        }
        return grid;
    }
}
