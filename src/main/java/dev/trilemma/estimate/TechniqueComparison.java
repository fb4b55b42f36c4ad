package dev.trilemma.estimate;

import dev.trilemma.catalog.NearestNames;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.catalog.Resolution;
import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.catalog.Technique;
import dev.trilemma.catalog.Techniques;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Documents;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.Json;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries every technique on a plan by calculating the plan with it. */
@Service
final class TechniqueComparison {

    private static final String NO_KERNEL = """
            {"training": {"attentionKernel": null}}
            """;

    private final Techniques techniques;
    private final TechniqueReader reader;
    private final Estimates estimates;
    private final Documents documents;
    private final PlanResolver resolver;
    private final ScalingLaws laws;

    TechniqueComparison(
            Techniques techniques,
            TechniqueReader reader,
            Estimates estimates,
            Documents documents,
            PlanResolver resolver,
            ScalingLaws laws) {
        this.techniques = techniques;
        this.reader = reader;
        this.estimates = estimates;
        this.documents = documents;
        this.resolver = resolver;
        this.laws = laws;
    }

    /**
     * The plan's estimate with what each technique would do to it, the free ones first.
     *
     * @param wanted ids of techniques; null for all
     * @throws InvalidRequest where one is unknown
     */
    EstimateView estimate(PlanDocument document, @Nullable List<String> wanted) {
        List<Technique> chosen = chosen(wanted);
        EstimateView estimate = estimates.estimate(document);
        Resolution resolution = resolver.resolve(document);
        var plan = new PlanInQuestion(document, resolution, estimate, usualKernel(document), laws.defaultLaw());
        List<TechniqueView> tried = chosen.parallelStream()
                .map(Callers.carried((Technique technique) -> tried(technique, plan)))
                .sorted(Comparator.comparing(TechniqueView::status)
                        .thenComparing(Comparator.comparingInt(
                                        (TechniqueView view) -> view.gains().size())
                                .reversed())
                        .thenComparing(TechniqueView::technique))
                .toList();
        return estimate.with(tried, summary(tried));
    }

    private List<Technique> chosen(@Nullable List<String> wanted) {
        if (wanted == null) {
            return techniques.all();
        }
        List<String> known = techniques.all().stream().map(Technique::id).toList();
        IntStream.range(0, wanted.size())
                .filter(number -> !known.contains(wanted.get(number)))
                .findFirst()
                .ifPresent(number -> {
                    throw new InvalidRequest("/techniques", NearestNames.unknown(wanted.get(number), known));
                });
        return techniques.all().stream()
                .filter(technique -> wanted.contains(technique.id()))
                .toList();
    }

    private AttentionKernel usualKernel(PlanDocument document) {
        PlanDocument open = documents.patched(document, Json.mapper().readTree(NO_KERNEL), PlanDocument.class);
        return resolver.resolve(open).plan().training().attentionKernel();
    }

    private TechniqueView tried(Technique technique, PlanInQuestion plan) {
        try {
            Optional<TechniqueChange> change = reader.change(technique.id(), plan);
            return change.map(found -> effect(technique, plan, found))
                    .orElseGet(() -> TechniqueEffect.none(technique, TechniqueView.Status.NOT_MODELLED, null));
        } catch (InvalidPlan notApplicable) {
            return TechniqueEffect.none(
                    technique,
                    TechniqueView.Status.NOT_APPLICABLE,
                    notApplicable.pointer() + " " + notApplicable.getMessage());
        } catch (ConstraintViolationException outOfBounds) {
            return TechniqueEffect.none(
                    technique,
                    TechniqueView.Status.NOT_APPLICABLE,
                    "/ the plan with it is beyond what a plan may ask for");
        }
    }

    private TechniqueView effect(Technique technique, PlanInQuestion plan, TechniqueChange change) {
        PlanDocument changed = documents.patched(plan.document(), change.patch(), PlanDocument.class);
        boolean same = !change.patch().isEmpty()
                && resolver.resolve(changed).plan().equals(plan.resolution().plan())
                && Objects.equals(changed.pricing(), plan.document().pricing());
        return same
                ? TechniqueEffect.none(technique, TechniqueView.Status.ALREADY_USED, null)
                : new TechniqueEffect(technique, plan.estimate(), estimates.estimate(changed), change).view();
    }

    private static String summary(List<TechniqueView> tried) {
        List<String> free = tried.stream()
                .filter(view -> view.status() == TechniqueView.Status.FREE)
                .map(TechniqueView::technique)
                .toList();
        return free.isEmpty()
                ? "No technique improves this plan without making it worse elsewhere: as far as they go, it is on the frontier."
                : "The plan is inside the frontier: " + String.join(", ", free)
                        + (free.size() == 1 ? " improves" : " improve") + " it and cost nothing.";
    }
}
