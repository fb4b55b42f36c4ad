package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.hardware.Accelerator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

class TrainingDefaultsTests {

    private final TrainingDefaults defaults = new TrainingDefaults();
    private final Accelerators accelerators = new Accelerators();

    /** Least squares of logarithms over {@code golden/batch-sizes.csv}, with the exponent rounded and the coefficient fitted to it. */
    @Test
    void theUsualBatchIsTheFitOfPublishedOnes() throws IOException {
        List<Map<String, String>> runs = batches();
        double logRatios = runs.stream()
                .mapToDouble(run -> Math.log(number(run, "tokens_per_step") / usual(run)))
                .average()
                .orElseThrow();
        double slope = slope(runs);

        assertThat(logRatios).isCloseTo(0, within(0.05));
        assertThat(slope).isCloseTo(0.214, within(0.005));
    }

    @Test
    void halfOfThePublishedBatchesAreWithinAFactorOfTwoOfTheUsualOne() throws IOException {
        List<Map<String, String>> runs = batches();

        assertThat(runs.stream()
                        .mapToDouble(run -> number(run, "tokens_per_step") / usual(run))
                        .filter(ratio -> ratio > 0.5 && ratio < 2))
                .hasSizeGreaterThan(runs.size() / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvidia-v100-sxm2-32gb", "google-tpu-v2", "google-tpu-v3"})
    void hardwareOlderThanFlashAttentionLacksIt(String id) {
        assertThat(defaults.lacksFlashAttention(accelerator(id))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvidia-t4-16gb", "nvidia-a100-sxm4-40gb", "google-tpu-v4", "amd-mi300x-192gb"})
    void laterHardwareHasFlashAttention(String id) {
        assertThat(defaults.lacksFlashAttention(accelerator(id))).isFalse();
    }

    @ParameterizedTest(name = "{0} sequences on {1} accelerators: {2}")
    @CsvSource({
        "1435, 2048, 2048",
        "1435, 440, 1760",
        "1800, 384, 1536",
        "2000, 216, 1728",
        "500, 16384, 2048",
        "130, 1, 128",
        "40, 10007, 1024"
    })
    void aBatchGivesEveryAcceleratorAsMuchWhereItCan(double sequences, int acceleratorCount, int batch) {
        assertThat(UsualBatch.of(sequences, acceleratorCount)).isEqualTo(batch);
    }

    private Accelerator accelerator(String id) {
        return accelerators.accelerator(id);
    }

    private double usual(Map<String, String> run) {
        return defaults.tokensPerStep(number(run, "parameters"));
    }

    private static double slope(List<Map<String, String>> runs) {
        double[] parameters = logs(runs, "parameters");
        double[] batch = logs(runs, "tokens_per_step");
        double parametersMean = mean(parameters);
        double batchMean = mean(batch);
        double covariance = 0;
        double variance = 0;
        for (int run = 0; run < parameters.length; run++) {
            covariance += (parameters[run] - parametersMean) * (batch[run] - batchMean);
            variance += (parameters[run] - parametersMean) * (parameters[run] - parametersMean);
        }
        return covariance / variance;
    }

    private static double[] logs(List<Map<String, String>> runs, String column) {
        return runs.stream().mapToDouble(run -> Math.log(number(run, column))).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double number(Map<String, String> run, String column) {
        return Double.parseDouble(run.get(column));
    }

    private static List<Map<String, String>> batches() throws IOException {
        try (InputStream stream = TrainingDefaultsTests.class.getResourceAsStream("/golden/batch-sizes.csv");
                var rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .<Map<String, String>>readValues(stream)) {
            return rows.readAll();
        }
    }
}
