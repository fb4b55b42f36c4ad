package dev.trilemma.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.text.CaseUtils;

/**
 * How enum constants are spelt outside of Java: {@code RESERVED1_YEAR} is {@code reserved1Year}, unless a {@link JsonProperty} on the
 * constant says otherwise.
 */
public final class WireNames {

    private WireNames() {}

    public static String of(Enum<?> constant) {
        try {
            JsonProperty spelling =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return spelling == null ? of(constant.name()) : spelling.value();
        } catch (NoSuchFieldException absent) {
            throw new IllegalStateException("a constant is a field of its type", absent);
        }
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
