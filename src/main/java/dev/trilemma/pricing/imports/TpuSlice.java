package dev.trilemma.pricing.imports;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A slice of a TPU pod as Google names it. The number counts TensorCores, two to a chip, of the generations that have two, and chips
 * of the others (Google Cloud documentation, "TPU configurations").
 *
 * @param generation such as {@code v5p}
 */
record TpuSlice(String generation, BigDecimal chips) {

    private static final Pattern NAME = Pattern.compile("(?:tpu-)?(v\\d+(?:litepod|[a-z])?)-(\\d{1,6})");
    private static final Set<String> NAMED_BY_CORES = Set.of("v2", "v3", "v4", "v5p");
    private static final BigDecimal CORES_PER_CHIP = BigDecimal.valueOf(2);

    static Optional<TpuSlice> named(String name) {
        Matcher slice = NAME.matcher(name.toLowerCase(Locale.ROOT));
        if (!slice.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(slice.group(2));
        boolean cores = NAMED_BY_CORES.contains(slice.group(1));
        return Optional.of(new TpuSlice(slice.group(1), cores ? number.divide(CORES_PER_CHIP) : number));
    }
}
