package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.calibration.WholeRun;
import dev.trilemma.calibration.WholeRun.Shortfall;
import dev.trilemma.calibration.WholeRunAccuracy;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Whole runs as published, from {@code golden/whole-runs}, beside what the service says of their plans. */
@Import(PlanSender.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proof;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class WholeRunAccuracyTests {

    private static final double HOURS = 0.25;
    private static final double OPEN_HOURS = 1.0 / 3;
    private static final double ENERGY = 0.15;

    /** By how much a known shortfall may grow before somebody must look at it. */
    private static final double GROWTH = 0.1;

    @Autowired
    private PlanSender plans;

    private List<WholeRunAccuracy> runs = List.of();

    @BeforeAll
    void estimateEveryRun() {
        runs = WholeRunAccuracy.all(plans::estimate);
    }

    @Test
    void theAcceleratorHoursOfEveryHonestRunAreWithinAQuarter() {
        assertThat(unexplained(WholeRunAccuracy::hoursError, Shortfall::hoursError))
                .as(this::table)
                .hasSizeGreaterThan(20)
                .allSatisfy(error -> assertThat(error).isBetween(-HOURS, HOURS));
    }

    /** Of all runs with their hours, those with a known reason to be off among them. */
    @Test
    void theRangeOfTheWallClockHoldsThreeRunsOfFour() {
        assertThat(inRange(WholeRunAccuracy::hoursError, WholeRunAccuracy::hoursInRange))
                .as(this::table)
                .isBetween(0.7, 0.88);
    }

    @Test
    void theRangeOfTheEnergyHoldsFiveRunsOfSix() {
        assertThat(inRange(WholeRunAccuracy::energyError, WholeRunAccuracy::energyInRange))
                .as(this::table)
                .isBetween(0.7, 0.88);
    }

    private double inRange(Function<WholeRunAccuracy, @Nullable Double> error, Predicate<WholeRunAccuracy> inRange) {
        List<WholeRunAccuracy> measured =
                runs.stream().filter(run -> error.apply(run) != null).toList();
        return (double) measured.stream().filter(inRange).count() / measured.size();
    }

    /** Whoever published a run had one that fitted. */
    @Test
    void everyRunFits() {
        assertThat(WholeRun.all())
                .allSatisfy(run -> assertThat(run.plans())
                        .extracting(plan -> plans.estimate(plan).fit().kind())
                        .containsOnly(FitView.Kind.FITS));
    }

    @Test
    void theMeteredEnergyOfEveryRunIsWithinFifteenPercent() {
        assertThat(unexplained(WholeRunAccuracy::energyError, Shortfall::energyError))
                .as(this::table)
                .allSatisfy(error -> assertThat(error).isBetween(-ENERGY, ENERGY));
    }

    @Test
    void theMeteredPowerOfEveryAcceleratorIsWithinFifteenPercentWhateverTheHours() {
        assertThat(unexplained(WholeRunAccuracy::wattsError, Shortfall::wattsError))
                .as(this::table)
                .hasSizeGreaterThan(5)
                .allSatisfy(error -> assertThat(error).isBetween(-ENERGY, ENERGY));
    }

    @Test
    void whatFallsShortIsNoWorseThanWasAccepted() {
        assertThat(runs).as(this::table).allSatisfy(run -> {
            noWorse(run.hoursError(), run.run().shortfall(), Shortfall::hoursError);
            noWorse(run.energyError(), run.run().shortfall(), Shortfall::energyError);
            noWorse(run.wattsError(), run.run().shortfall(), Shortfall::wattsError);
        });
    }

    /** With model, tokens and cluster alone. The service then chooses what a careful team would, and most teams were less so. */
    @Test
    void theAcceleratorHoursOfPlansThatLeaveEverythingOpenAreUsuallyWithinAThird() {
        List<Double> errors = unexplained(WholeRunAccuracy::openHoursError, Shortfall::hoursError);

        assertThat(errors.stream().filter(error -> Math.abs(error) <= OPEN_HOURS))
                .as(this::table)
                .hasSizeGreaterThan(errors.size() / 2);
        assertThat(errors).as(this::table).allSatisfy(error -> assertThat(error).isBetween(-0.6, 0.6));
    }

    /** Errors of the runs whose error nothing explains. */
    private List<Double> unexplained(
            Function<WholeRunAccuracy, @Nullable Double> error, Function<Shortfall, @Nullable Double> accepted) {
        return runs.stream()
                .filter(run -> run.run().shortfall() == null
                        || accepted.apply(run.run().shortfall()) == null)
                .flatMap(run -> Stream.ofNullable(error.apply(run)))
                .toList();
    }

    private static void noWorse(
            @Nullable Double error, @Nullable Shortfall shortfall, Function<Shortfall, @Nullable Double> accepted) {
        Double known = shortfall == null ? null : accepted.apply(shortfall);
        if (known != null) {
            assertThat(Math.abs(Objects.requireNonNull(error))).isLessThan(Math.abs(known) + GROWTH);
        }
    }

    private String table() {
        return WholeRunAccuracy.table(runs);
    }
}
