package dev.trilemma.sweep.design;

import dev.trilemma.sweep.design.SampleDocument.Kind;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.MergePatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan with fields that vary.
 *
 * @param plan what all points have in common; it may lack what the axes give
 * @param axes those that change little from one point to the next come first: models and clusters before tokens, tokens before prices
 */
public record SweptPlan(ObjectNode plan, List<Axis> axes, Design design) implements Points {

    /**
     * @throws InvalidRequest where an axis or the sample is wrong
     */
    public static SweptPlan of(JsonNode plan, List<AxisDocument> axes, @Nullable SampleDocument sample) {
        if (!(plan instanceof ObjectNode common)) {
            throw new InvalidRequest("/plan", "must be an object");
        }
        SampleDocument used = sample == null ? SampleDocument.GRID : sample;
        List<Axis> read = new ArrayList<>(new AxisReader(used.usedKind() == Kind.GRID).read(axes));
        read.sort(Comparator.comparingInt(SweptPlan::rank));
        return new SweptPlan(common, List.copyOf(read), design(read, used));
    }

    private static int rank(Axis axis) {
        if (axis.fields().stream().allMatch(Fields.PRICE)) {
            return 2;
        }
        return axis.fields().stream().allMatch(Fields.TOKENS) ? 1 : 0;
    }

    private static Design design(List<Axis> axes, SampleDocument sample) {
        Long size = sample.size();
        if (sample.usedKind() == Kind.GRID) {
            require(size == null, "/sample/size", "is for samples; a grid has all combinations");
            require(sample.seed() == null, "/sample/seed", "is for samples; a grid has all combinations");
            return GridDesign.of(axes);
        }
        if (size == null) {
            throw new InvalidRequest("/sample/size", "is needed: how many points to look at");
        }
        return sample.usedKind() == Kind.RANDOM
                ? new RandomDesign(axes, size, sample.usedSeed())
                : new LatinHypercubeDesign(axes, size, sample.usedSeed());
    }

    private static void require(boolean condition, String pointer, String detail) {
        if (!condition) {
            throw new InvalidRequest(pointer, detail);
        }
    }

    /** The plan document of a point. */
    public ObjectNode document(List<AxisValue> point) {
        JsonNode document = plan;
        for (AxisValue value : point) {
            document = MergePatch.apply(document, value.patch());
        }
        return (ObjectNode) document;
    }

    /** Pointers to the fields that vary. */
    public Set<String> fields() {
        return axes.stream().flatMap(axis -> axis.fields().stream()).collect(Collectors.toSet());
    }

    @Override
    public Set<String> columns() {
        return axes.stream().flatMap(axis -> axis.columns().stream()).collect(Collectors.toSet());
    }

    /** What a point has at each pointer of the axes; of the whole document, at each of its fields. */
    @Override
    public Map<String, JsonNode> values(long number) {
        List<AxisValue> point = design.point(number);
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (int axis = 0; axis < point.size(); axis++) {
            JsonNode value = point.get(axis).value();
            String pointer = axes.get(axis).pointer();
            if (pointer.isEmpty()) {
                value.forEachEntry((name, field) -> values.put(Patches.of(name), field));
            } else {
                values.put(pointer, value);
            }
        }
        return values;
    }
}
