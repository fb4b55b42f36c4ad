package dev.trilemma.sweep.design;

import dev.trilemma.web.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads the axes of a sweep. */
final class AxisReader {

    private final boolean grid;

    AxisReader(boolean grid) {
        this.grid = grid;
    }

    /**
     * @throws InvalidRequest where an axis is of no field, or two are of the same one
     */
    List<Axis> read(List<AxisDocument> documents) {
        List<Axis> axes = new ArrayList<>();
        for (int number = 0; number < documents.size(); number++) {
            Axis axis = new Reading(documents.get(number), "/axes/" + number).axis();
            requireApart(axis, axes, number);
            axes.add(axis);
        }
        return axes;
    }

    private static void requireApart(Axis axis, List<Axis> others, int number) {
        for (int other = 0; other < others.size(); other++) {
            if (overlap(axis, others.get(other))) {
                throw new InvalidRequest(
                        "/axes/" + number + "/pointer",
                        "changes what axes/" + other + " changes; give it to one of them");
            }
        }
    }

    private static boolean overlap(Axis one, Axis other) {
        return one.fields().stream()
                .anyMatch(field -> other.fields().stream()
                        .anyMatch(otherField -> isWithin(field, otherField) || isWithin(otherField, field)));
    }

    private static boolean isWithin(String field, String whole) {
        return (field + "/").startsWith(whole + "/");
    }

    /** Of one axis. */
    private final class Reading {

        private final AxisDocument document;
        private final String at;
        private final JsonPointer pointer;

        Reading(AxisDocument document, String at) {
            this.document = document;
            this.at = at;
            this.pointer = pointer();
        }

        Axis axis() {
            List<JsonNode> values = document.values();
            boolean ranged = document.from() != null || document.to() != null;
            require(values != null || ranged, "/values", "is missing; give values, or from and to");
            require(values == null || !ranged, "/from", "cannot be given beside values; give one of them");
            require(ranged || document.steps() == null, "/steps", "is for a range; give from and to");
            require(ranged || document.scale() == null, "/scale", "is for a range; give from and to");
            return values == null ? ranged() : listed(values);
        }

        private JsonPointer pointer() {
            try {
                JsonPointer read = JsonPointer.compile(document.pointer());
                require(
                        PlanFields.typeAt(read).isPresent(),
                        "/pointer",
                        "must point to a field of a plan, such as /cluster/acceleratorCount; of a list it is the whole");
                return read;
            } catch (IllegalArgumentException noPointer) {
                throw refused("/pointer", "must be a JSON pointer, such as /cluster/acceleratorCount");
            }
        }

        private Axis listed(List<JsonNode> values) {
            for (int number = 0; number < values.size(); number++) {
                require(
                        !pointer.matches() || values.get(number).isObject(),
                        "/values/" + number,
                        "must be an object, which is merged into the plan");
            }
            return new ListedAxis(document.pointer(), values);
        }

        private Axis ranged() {
            double from = end(document.from(), "/from");
            double to = end(document.to(), "/to");
            NumberKind kind = PlanFields.numberAt(pointer)
                    .orElseThrow(() -> refused("/from", "is for fields of one number; give values"));
            require(from < to, "/to", "must be greater than from");
            require(from > 0 || document.usedScale() == Scale.LINEAR, "/from", "must be positive on a log scale");
            Integer steps = document.steps();
            require(steps != null || !grid, "/steps", "is needed in a grid");
            var range = new Range(from, to, document.usedScale(), kind);
            return steps == null
                    ? new ContinuousAxis(document.pointer(), range)
                    : new ListedAxis(document.pointer(), range.steps(steps));
        }

        private double end(@Nullable Double number, String field) {
            require(number != null, field, "is missing; a range has from and to");
            return Objects.requireNonNull(number);
        }

        private void require(boolean condition, String field, String detail) {
            if (!condition) {
                throw refused(field, detail);
            }
        }

        private InvalidRequest refused(String field, String detail) {
            return new InvalidRequest(at + field, detail);
        }
    }
}
