package dev.trilemma.sweep.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.sweep.design.SampleDocument.Kind;
import dev.trilemma.web.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DesignTests {

    private static final JsonMapper JSON = Json.mapper();
    private static final JsonNode PLAN = JSON.readTree("""
            {"model": "gpt-2", "training": {"tokens": 1e9, "precision": "bf16"},
             "cluster": {"accelerator": "h100", "acceleratorCount": 8}}
            """);

    @Test
    void aGridHasEveryCombinationOnce() {
        SweptPlan swept = swept(
                null,
                listed("/cluster/acceleratorCount", "8", "16", "32"),
                listed("/training/precision", "\"bf16\"", "null"),
                listed("/pricing/commitment", "\"spot\"", "\"onDemand\""));

        Set<String> documents = LongStream.range(0, swept.design().pointCount())
                .mapToObj(number -> swept.document(swept.design().point(number)).toString())
                .collect(Collectors.toSet());

        assertThat(swept.design().pointCount()).isEqualTo(12);
        assertThat(documents).hasSize(12).allSatisfy(document -> {
            JsonNode read = JSON.readTree(document);
            assertThat(read.at("/cluster/accelerator").asString()).isEqualTo("h100");
            assertThat(read.at("/cluster/acceleratorCount").asInt()).isIn(8, 16, 32);
            assertThat(read.at("/pricing/commitment").asString()).isIn("spot", "onDemand");
        });
        assertThat(documents.stream().filter(document -> document.contains("precision")))
                .as("a null leaves the field out in half of them")
                .hasSize(6);
    }

    @Test
    void aNullAmongTheValuesIsReadAsOne() {
        AxisDocument axis = JSON.readValue(
                "{\"pointer\": \"/training/precision\", \"values\": [\"fp8\", null]}", AxisDocument.class);
        SweptPlan swept = swept(null, axis);

        assertThat(swept.document(swept.design().point(0))
                        .at("/training/precision")
                        .asString())
                .isEqualTo("fp8");
        assertThat(swept.document(swept.design().point(1)).at("/training").has("precision"))
                .isFalse();
    }

    @Test
    void pricesChangeFromPointToPointAndModelsSeldom() {
        SweptPlan swept = swept(
                null,
                listed("/pricing/commitment", "\"spot\"", "\"onDemand\""),
                range("/training/tokens", 1e9, 1e10, 2, Scale.LINEAR),
                listed("/model", "\"gpt-2\"", "\"llama-2-7b\""));

        assertThat(swept.axes())
                .extracting(Axis::pointer)
                .containsExactly("/model", "/training/tokens", "/pricing/commitment");
    }

    @Test
    void patchesOfTheWholePlanChangeWhatHangsTogether() {
        SweptPlan swept = swept(
                null,
                listed(
                        "",
                        "{\"model\": \"llama-2-7b\", \"training\": {\"tokens\": 2e12}}",
                        "{\"model\": null, \"architecture\": {\"layers\": 2}}"));

        JsonNode first = swept.document(swept.design().point(0));
        JsonNode second = swept.document(swept.design().point(1));

        assertThat(first.at("/training/tokens").asDouble()).isEqualTo(2e12);
        assertThat(first.at("/training/precision").asString()).isEqualTo("bf16");
        assertThat(second.has("model")).isFalse();
        assertThat(second.at("/training/tokens").asDouble()).isEqualTo(1e9);
        assertThat(swept.values(1)).containsOnlyKeys("/model", "/architecture");
    }

    @Test
    void numbersOfARangeAreEvenlySpacedAndExactAtTheirEnds() {
        assertThat(numbers(range("/training/tokens", 1e9, 1e12, 4, Scale.LOG))).containsExactly(1e9, 1e10, 1e11, 1e12);
        assertThat(numbers(range("/training/tokens", 0, 1, 5, Scale.LINEAR))).containsExactly(0, 0.25, 0.5, 0.75, 1);
        assertThat(numbers(range("/cluster/acceleratorCount", 8, 1024, 8, Scale.LOG)))
                .containsExactly(8, 16, 32, 64, 128, 256, 512, 1024);
        assertThat(numbers(range("/cluster/acceleratorCount", 1, 4, 100, Scale.LINEAR)))
                .as("whole numbers that fall together count once")
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void amountsOfMoneyAreWrittenAsDecimals() {
        SweptPlan swept = swept(null, range("/pricing/unitPrice/amount", 1, 2, 5, Scale.LINEAR));

        assertThat(LongStream.range(0, 5)
                        .mapToObj(number -> swept.values(number)
                                .get("/pricing/unitPrice/amount")
                                .stringValue()))
                .containsExactly("1", "1.25", "1.5", "1.75", "2");
    }

    @Test
    void everyPartOfEveryAxisOfALatinHypercubeHasOnePoint() {
        int size = 1_000;
        SweptPlan swept = swept(
                new SampleDocument(Kind.LATIN_HYPERCUBE, (long) size, 3L),
                range("/training/tokens", 0, 1, null, Scale.LINEAR),
                range("/cluster/intraNodeBytesPerSecond", 1, 1e9, null, Scale.LOG));

        List<List<Double>> points = LongStream.range(0, size)
                .mapToObj(swept::values)
                .map(point -> Stream.of("/training/tokens", "/cluster/intraNodeBytesPerSecond")
                        .map(pointer -> point.get(pointer).asDouble())
                        .toList())
                .toList();

        assertThat(points.stream().map(point -> (int) (point.get(0) * size)).collect(Collectors.toSet()))
                .hasSize(size);
        assertThat(points.stream()
                        .map(point -> (int) (Math.log(point.get(1)) / Math.log(1e9) * size))
                        .collect(Collectors.toSet()))
                .as("but for what lies on the border of two parts")
                .hasSizeGreaterThan(size - 5);
        assertThat(correlation(points))
                .as("the axes have nothing to do with each other")
                .isCloseTo(0, within(0.1));
    }

    @Test
    void aSampleIsTheSameAgainByItsSeedAndAnotherByAnother() {
        for (Kind kind : List.of(Kind.RANDOM, Kind.LATIN_HYPERCUBE)) {
            assertThat(sampled(kind, 1)).isEqualTo(sampled(kind, 1)).isNotEqualTo(sampled(kind, 2));
        }
    }

    @Test
    void aRandomSampleIsSpreadOverItsRange() {
        List<Double> sampled = sampled(Kind.RANDOM, 5);

        assertThat(sampled.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .isCloseTo(0.5, within(0.05));
        assertThat(sampled.stream().filter(value -> value < 0.1).count()).isBetween(60L, 140L);
    }

    @Test
    void aShuffleHasEveryNumberOnce() {
        var random = new Random(11);
        for (int bound : IntStream.concat(IntStream.of(1, 2, 3, 4, 5, 16, 17), random.ints(50, 1, 5_000))
                .toArray()) {
            var shuffle = new Shuffle(bound, random.nextLong());
            Set<Long> seen = new HashSet<>();
            LongStream.range(0, bound).map(shuffle::at).forEach(seen::add);

            assertThat(seen).hasSize(bound).allMatch(number -> number >= 0 && number < bound);
        }
    }

    private static List<Double> sampled(Kind kind, long seed) {
        SweptPlan swept =
                swept(new SampleDocument(kind, 1_000L, seed), range("/training/tokens", 0, 1, null, Scale.LINEAR));
        return LongStream.range(0, 1_000)
                .mapToObj(number -> swept.values(number).get("/training/tokens").asDouble())
                .toList();
    }

    private static double[] numbers(AxisDocument axis) {
        SweptPlan swept = swept(null, axis);
        return LongStream.range(0, swept.design().pointCount())
                .mapToDouble(number -> swept.values(number).get(axis.pointer()).asDouble())
                .toArray();
    }

    /** Of the places of the points, the second on its log scale. */
    private static double correlation(List<List<Double>> points) {
        double[] one = points.stream().mapToDouble(point -> point.get(0) - 0.5).toArray();
        double[] other = points.stream()
                .mapToDouble(point -> Math.log(point.get(1)) / Math.log(1e9) - 0.5)
                .toArray();
        double together = IntStream.range(0, one.length)
                .mapToDouble(index -> one[index] * other[index])
                .sum();
        double variance = one.length / 12.0;
        return together / variance;
    }

    private static SweptPlan swept(@Nullable SampleDocument sample, AxisDocument... axes) {
        return SweptPlan.of(PLAN, List.of(axes), sample);
    }

    private static AxisDocument listed(String pointer, String... values) {
        List<JsonNode> nodes = List.of(values).stream().map(JSON::readTree).toList();
        return new AxisDocument(pointer, nodes, null, null, null, null);
    }

    private static AxisDocument range(String pointer, double from, double to, @Nullable Integer steps, Scale scale) {
        return new AxisDocument(pointer, null, from, to, steps, scale);
    }
}
