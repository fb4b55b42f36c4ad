package dev.trilemma.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The instance types whose accelerators are known, for price lists that do not name them or name them by what several are called. */
@Component
public final class InstanceTypes {

    private final Map<String, InstanceType> byName =
            ReferenceFiles.csv("instance-types.csv", InstanceType.class).stream()
                    .collect(Collectors.toMap(type -> key(type.provider(), type.instanceType()), Function.identity()));

    /** Case does not matter. */
    public Optional<InstanceType> find(String provider, String instanceType) {
        return Optional.ofNullable(byName.get(key(provider, instanceType)));
    }

    /** Whether accelerators of that label belong to instance types of their own. */
    public boolean isSoldApart(String label) {
        return byName.values().stream().anyMatch(type -> label.equals(type.soldAs()));
    }

    private static String key(String provider, String instanceType) {
        return (provider + " " + instanceType).toLowerCase(Locale.ROOT);
    }
}
