package dev.trilemma.sweep.design;

import java.util.List;
import java.util.function.Predicate;

/** Which fields of a plan document hang together, by their pointers. */
public final class Fields {

    public static final Predicate<String> MODEL = within("/model", "/architecture", "/huggingFaceConfig");
    public static final Predicate<String> TRAINING = within("/training");
    public static final Predicate<String> CLUSTER = within("/cluster");
    public static final Predicate<String> PARALLELISM = within("/parallelism");
    public static final Predicate<String> PRICE = within("/pricing", "/serving", "/title");
    public static final Predicate<String> TOKENS = within("/training/tokens");

    private Fields() {}

    private static Predicate<String> within(String... parts) {
        return field -> List.of(parts).stream().anyMatch(part -> (field + "/").startsWith(part + "/"));
    }
}
