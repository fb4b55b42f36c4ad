package dev.trilemma.search;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.catalog.ArchitectureDocument;
import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.CatalogModel;
import dev.trilemma.catalog.ModelFamilies;
import dev.trilemma.catalog.Models;
import dev.trilemma.catalog.NearestNames;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.catalog.SearchDefaults;
import dev.trilemma.catalog.SearchDefaults.Axis;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.web.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what to vary: each axis from the space, else from the plan, else from the usual ranges. */
@Component
final class SpaceReader {

    private static final TypeReference<Map<String, Object>> CONFIG = new TypeReference<>() {};

    private final Models models;
    private final Accelerators accelerators;
    private final PlanResolver resolver;
    private final ModelFamilies families;
    private final SearchDefaults defaults;
    private final JsonMapper json;

    SpaceReader(
            Models models,
            Accelerators accelerators,
            PlanResolver resolver,
            ModelFamilies families,
            SearchDefaults defaults,
            JsonMapper json) {
        this.models = models;
        this.accelerators = accelerators;
        this.resolver = resolver;
        this.families = families;
        this.defaults = defaults;
        this.json = json;
    }

    /**
     * @param tree a plan document that may lack what the axes give
     * @throws InvalidPlan where an axis names what is not in the catalog
     */
    SearchSpace read(JsonNode tree, SpaceDocument space) {
        if (!(tree instanceof ObjectNode plan)) {
            throw new InvalidRequest("/plan", "must be an object");
        }
        return new Reading(plan, space).space();
    }

    /** Of one request. */
    private final class Reading {

        private final ObjectNode plan;
        private final SpaceDocument space;
        private final List<Assumption> assumptions = new ArrayList<>();

        Reading(ObjectNode plan, SpaceDocument space) {
            this.plan = plan;
            this.space = space;
        }

        SearchSpace space() {
            boolean budgetGiven = space.tokens() != null
                    || plan.at("/training/tokens").isNumber()
                    || plan.at("/training/datasetTokens").isNumber();
            return new SearchSpace(
                    plan,
                    models(),
                    accelerators(),
                    given(
                            space.acceleratorCounts(),
                            "acceleratorCounts",
                            plan.at("/cluster/acceleratorCount"),
                            () -> plan.at("/cluster/acceleratorCount").asInt(),
                            defaults.axes().acceleratorCounts()),
                    optional(space.precisions()),
                    optional(space.commitments()),
                    optional(space.regions()),
                    space.tokens() == null ? List.of() : space.tokens(),
                    budgetGiven
                            ? List.of()
                            : usual("tokensPerParameter", defaults.axes().tokensPerParameter()),
                    assumptions);
        }

        private List<String> accelerators() {
            List<String> found = given(
                    space.accelerators(),
                    "accelerators",
                    plan.at("/cluster/accelerator"),
                    () -> plan.at("/cluster/accelerator").asString(),
                    defaults.axes().accelerators());
            String pointer = space.accelerators() == null ? "/plan/cluster/accelerator" : "/space/accelerators/";
            for (int number = 0; number < found.size(); number++) {
                SpaceReader.this.accelerators.accelerator(
                        found.get(number), space.accelerators() == null ? pointer : pointer + number);
            }
            return found;
        }

        private List<ModelChoice> models() {
            List<ModelChoice> choices = new ArrayList<>();
            List<String> named = space.models() == null ? List.of() : space.models();
            for (int number = 0; number < named.size(); number++) {
                choices.add(named(named.get(number), "/space/models/" + number));
            }
            List<Double> sizes = space.parameters() == null ? List.of() : space.parameters();
            for (int number = 0; number < sizes.size(); number++) {
                choices.add(sized(sizes.get(number), "/space/parameters/" + number));
            }
            if (choices.isEmpty() && modelGiven()) {
                choices.add(new ModelChoice(json.createObjectNode(), family().parameters()));
            }
            if (choices.isEmpty()) {
                usual("parameters", defaults.axes().parameters())
                        .forEach(parameters -> choices.add(sized(parameters, "/space/parameters")));
            }
            return choices;
        }

        private boolean modelGiven() {
            return plan.has("model") || plan.has("architecture") || plan.has("huggingFaceConfig");
        }

        private ModelChoice named(String slug, String pointer) {
            CatalogModel model = models.find(slug)
                    .orElseThrow(() -> new InvalidPlan(pointer, NearestNames.unknown(slug, models.names())));
            ObjectNode patch = withoutModel().put("model", slug);
            return new ModelChoice(patch, model.shape().parameters());
        }

        /** Shaped like the plan's model, else like the usual family of the size. */
        private ModelChoice sized(double parameters, String pointer) {
            ArchitectureDocument architecture = modelGiven()
                    ? ModelFamilies.sized(family(), parameters, pointer)
                    : families.sized(parameters, pointer);
            ObjectNode patch = withoutModel();
            patch.set("architecture", json.valueToTree(architecture));
            return new ModelChoice(patch, parameters);
        }

        private ObjectNode withoutModel() {
            return json.createObjectNode()
                    .putNull("model")
                    .putNull("architecture")
                    .putNull("huggingFaceConfig");
        }

        private ModelShape family() {
            try {
                return resolver.model(
                                json.treeToValue(plan.path("model"), String.class),
                                json.treeToValue(plan.path("architecture"), ArchitectureDocument.class),
                                json.treeToValue(plan.path("huggingFaceConfig"), CONFIG))
                        .shape();
            } catch (InvalidPlan failure) {
                throw failure.under("/plan");
            }
        }

        private <T> List<T> given(
                @Nullable List<T> axis, String name, JsonNode inPlan, Supplier<T> value, Axis<T> usual) {
            if (axis != null) {
                return axis;
            }
            return inPlan.isMissingNode() || inPlan.isNull() ? usual(name, usual) : List.of(value.get());
        }

        private <T> List<T> usual(String name, Axis<T> axis) {
            assumptions.add(Assumption.of("space." + name, axis.values(), axis.source()));
            return axis.values();
        }

        private static <T> List<Optional<T>> optional(@Nullable List<T> axis) {
            return axis == null
                    ? List.of(Optional.empty())
                    : axis.stream().map(Optional::of).toList();
        }
    }
}
