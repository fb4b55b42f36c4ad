package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.calibration.MeasuredStep;
import dev.trilemma.calibration.MemoryAccuracy;
import dev.trilemma.calibration.MemoryAccuracy.Peak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * Published peaks of memory beside ours. {@code memory-errors.csv} holds the error of each source that was last accepted,
 * {@code memory-exceptions.csv} the runs on which the service and the publication disagree over what fits, and why.
 */
@Import(PlanSender.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proof;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class MemoryAccuracyTests {

    private static final double MARGIN = 0.005;

    /** The mean of the sources' median errors that the service promises. */
    private static final double PROMISE = 0.08;

    @Autowired
    private PlanSender plans;

    private List<Peak> peaks = List.of();
    private List<MemoryAccuracy> sources = List.of();

    @BeforeAll
    void estimateEveryRun() {
        peaks = MemoryAccuracy.peaks(plans::estimate);
        sources = MemoryAccuracy.bySource(peaks);
    }

    @Test
    void theErrorOfEverySourceIsNoLargerThanWhatWasAccepted() {
        Map<String, Double> accepted = MemoryAccuracy.acceptedMedians();

        assertThat(sources).extracting(MemoryAccuracy::source).containsExactlyInAnyOrderElementsOf(accepted.keySet());
        assertThat(sources)
                .as(this::table)
                .allSatisfy(each -> assertThat(each.median()).isLessThan(accepted.get(each.source()) + MARGIN));
    }

    @Test
    void theMedianErrorOverSourcesIsAtMostEightPercent() {
        assertThat(sources.stream()
                        .mapToDouble(MemoryAccuracy::median)
                        .average()
                        .orElseThrow())
                .as(this::table)
                .isLessThan(PROMISE);
    }

    @Test
    void noRunThatRanIsOutOfMemory() {
        assertThat(peaks.stream().filter(peak -> !peak.measured().outOfMemory() && !peak.fits()))
                .extracting(peak -> peak.measured().id())
                .containsExactlyInAnyOrderElementsOf(MemoryAccuracy.exceptions("ran"));
    }

    @Test
    void runsThatRanOutOfMemoryAre() {
        assertThat(peaks.stream().filter(peak -> peak.measured().outOfMemory() && peak.fits()))
                .extracting(peak -> peak.measured().id())
                .containsExactlyInAnyOrderElementsOf(MemoryAccuracy.exceptions("ranOut"));
    }

    /** The published step times are evidence too: whoever measured them had a run that fitted. */
    @Test
    void runsWhoseStepsWereTimedFit() {
        assertThat(MeasuredStep.all().stream()
                        .filter(step -> plans.estimate(step.plan()).fit().kind() != FitView.Kind.FITS))
                .extracting(MeasuredStep::id)
                .containsExactlyInAnyOrderElementsOf(MemoryAccuracy.exceptions("timed"));
    }

    private String table() {
        return MemoryAccuracy.table(sources);
    }
}
