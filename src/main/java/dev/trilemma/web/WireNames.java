package dev.trilemma.web;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.text.CaseUtils;

/** How enum constants are spelt outside of Java: {@code RESERVED1_YEAR} is {@code reserved1Year}. */
public final class WireNames {

    private WireNames() {}

    public static String of(Enum<?> constant) {
        return of(constant.name());
    }

    static String of(String constant) {
        return CaseUtils.toCamelCase(constant, false, '_');
    }

    static List<String> all(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> of((Enum<?>) constant))
                .toList();
    }
}
