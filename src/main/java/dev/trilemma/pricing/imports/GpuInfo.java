package dev.trilemma.pricing.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What SkyPilot's {@code GpuInfo} says of memory. It is Python rather than JSON, a plain name, or nothing; some clouds write zero, some
 * the memory of all accelerators in place of one.
 */
final class GpuInfo {

    private static final Pattern SIZE =
            Pattern.compile("['\"]SizeInMiB['\"]\\s*:\\s*['\"]?(\\d{1,9}(?:\\.\\d+)?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT =
            Pattern.compile("['\"]Count['\"]\\s*:\\s*['\"]?(\\d{1,6}(?:\\.\\d+)?)", Pattern.CASE_INSENSITIVE);
    private static final double MIB_PER_GIB = 1024;

    private GpuInfo() {}

    /** Sizes of which one may be an accelerator's memory, in GiB. */
    static List<Double> memoryGib(@Nullable String info) {
        List<Double> sizes = new ArrayList<>();
        first(SIZE, info).filter(size -> size > 0).ifPresent(size -> {
            sizes.add(size / MIB_PER_GIB);
            first(COUNT, info).filter(count -> count > 1).ifPresent(count -> sizes.add(size / MIB_PER_GIB / count));
        });
        return sizes;
    }

    private static Optional<Double> first(Pattern pattern, @Nullable String info) {
        Matcher found = pattern.matcher(info == null ? "" : info);
        return found.find() ? Optional.of(Double.valueOf(found.group(1))) : Optional.empty();
    }
}
