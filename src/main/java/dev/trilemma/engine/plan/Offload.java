package dev.trilemma.engine.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is kept in host memory and brought back when needed. */
public record Offload(boolean weights, boolean activations, boolean optimizer) {

    public static final Offload NOTHING = new Offload(false, false, false);

    /** Whether everything that the other moves to host memory is moved there. */
    public boolean contains(Offload other) {
        return (weights || !other.weights) && (activations || !other.activations) && (optimizer || !other.optimizer);
    }

    /** How many of the three are moved in one and not in the other. */
    public int differences(Offload other) {
        return (weights == other.weights ? 0 : 1)
                + (activations == other.activations ? 0 : 1)
                + (optimizer == other.optimizer ? 0 : 1);
    }

    /** What is moved, in words. */
    public String description() {
        String moved = Stream.of(
                        weights ? "weights" : "", activations ? "activations" : "", optimizer ? "optimizer" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
        return moved.isEmpty() ? "nothing" : moved;
    }

    /** All eight, each after those that it contains. */
    public static List<Offload> every() {
        return IntStream.range(0, 8)
                .mapToObj(bits -> new Offload((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0))
                .toList();
    }
}
