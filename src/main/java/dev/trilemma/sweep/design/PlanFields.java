package dev.trilemma.sweep.design;

import dev.trilemma.catalog.PlanDocument;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** The fields that a plan document has. */
final class PlanFields {

    private PlanFields() {}

    /** The type of the field that a pointer points to; empty where a plan has no such field. */
    static Optional<Class<?>> typeAt(JsonPointer pointer) {
        return typeAt(pointer, PlanDocument.class);
    }

    /** Empty where the field holds no single number. */
    static Optional<NumberKind> numberAt(JsonPointer pointer) {
        return typeAt(pointer).flatMap(PlanFields::number);
    }

    private static Optional<Class<?>> typeAt(JsonPointer pointer, Class<?> type) {
        if (pointer.matches() || Map.class.isAssignableFrom(type)) {
            return Optional.of(type);
        }
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getName().equals(pointer.getMatchingProperty()))
                        .map(RecordComponent::getType)
                        .findFirst()
                        .flatMap(field -> typeAt(pointer.tail(), field))
                : Optional.empty();
    }

    private static Optional<NumberKind> number(Class<?> type) {
        if (type == Integer.class || type == Long.class) {
            return Optional.of(NumberKind.WHOLE);
        }
        if (type == Double.class) {
            return Optional.of(NumberKind.REAL);
        }
        return type == BigDecimal.class ? Optional.of(NumberKind.AMOUNT) : Optional.empty();
    }
}
