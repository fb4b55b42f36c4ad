package dev.trilemma.search;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.RandomChoice;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.web.Json;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Small spaces of every kind of axis, and plans that leave these open. Equal seeds give equal spaces. */
final class RandomSpaces {

    private static final List<String> ACCELERATORS = List.of(
            "nvidia-a100-sxm4-80gb",
            "nvidia-h100-sxm5-80gb",
            "nvidia-b200-sxm-180gb",
            "amd-mi300x-192gb",
            "nvidia-l4-24gb",
            "google-tpu-v5e",
            "google-tpu-v5p",
            "nvidia-v100-sxm2-32gb");
    private static final List<Precision> PRECISIONS = List.of(Precision.BF16, Precision.FP8, Precision.FP16);

    private final RandomChoice random;

    RandomSpaces(long seed) {
        this.random = new RandomChoice(new Random(seed));
    }

    ObjectNode plan() {
        ObjectNode plan = Json.mapper().createObjectNode();
        plan.putObject("training").put("sequenceLength", random.powerOfTwo(9, 13));
        return plan;
    }

    SpaceDocument space() {
        return new SpaceDocument(
                random.oneIn(2) ? List.of("llama-3.1-8b") : null,
                several(() -> random.powerOfTen(8, 10.5)),
                several(() -> random.powerOfTen(9, 13)),
                several(() -> random.any(ACCELERATORS)),
                several(() -> random.powerOfTwo(2, 5)),
                random.oneIn(2) ? null : several(() -> random.any(PRECISIONS)),
                random.oneIn(3) ? List.of(Commitment.ON_DEMAND, Commitment.SPOT) : null,
                null);
    }

    /** One or two different values. */
    private <T> List<T> several(Supplier<T> value) {
        return Stream.generate(value).limit(random.between(1, 2)).distinct().toList();
    }
}
