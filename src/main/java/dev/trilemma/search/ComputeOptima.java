package dev.trilemma.search;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.NearestNames;
import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.quality.ComputeOptimum;
import dev.trilemma.engine.quality.CriticalBatch;
import dev.trilemma.engine.quality.ScalingLaw;
import dev.trilemma.search.ComputeOptimumView.Batches;
import dev.trilemma.search.ComputeOptimumView.Optimum;
import dev.trilemma.search.ComputeOptimumView.OverTraining;
import dev.trilemma.search.ComputeOptimumView.Repeats;
import dev.trilemma.search.ComputeOptimumView.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says how a law would spend compute, and what it costs to train smaller, repeat data, take larger steps or serve. */
@Service
class ComputeOptima {

    private static final double[] PARAMETER_RATIOS = {0.2, 0.25, 0.3, 0.5, 0.7, 1, 1.5, 2};
    private static final double FIFTH = 0.2;

    private final ScalingLaws laws;

    ComputeOptima(ScalingLaws laws) {
        this.laws = laws;
    }

    /** @throws InvalidPlan where the law is unknown, or its loss is out of reach */
    ComputeOptimumView optimum(ComputeOptimumRequest request) {
        InvalidPlan.require(
                (request.flops() == null) != (request.loss() == null), "/flops", "or loss must be given, and not both");
        ScalingLaw law = law(request.law());
        var optimum = new ComputeOptimum(law);
        Optimum best = best(law, flops(request, law, optimum));
        return new ComputeOptimumView(
                best,
                laws.all().stream().map(other -> best(other, best.flops())).toList(),
                DoubleStream.of(PARAMETER_RATIOS)
                        .filter(ratio -> ratio > optimum.smallestParameterRatio())
                        .mapToObj(ratio -> overTraining(best, optimum, ratio))
                        .toList(),
                optimum.smallestParameterRatio() * best.parameters(),
                request.inferenceTokens() == null ? null : serving(law, optimum, best, request.inferenceTokens()),
                request.uniqueTokens() == null || request.uniqueTokens() >= best.tokens()
                        ? null
                        : repeats(law, best, request.uniqueTokens()),
                batches(best),
                assumptions(request, law),
                notes(law, best, request));
    }

    private ScalingLaw law(@Nullable String slug) {
        List<String> known = laws.all().stream().map(ScalingLaw::id).toList();
        return slug == null
                ? laws.defaultLaw()
                : laws.find(slug).orElseThrow(() -> new InvalidPlan("/law", NearestNames.unknown(slug, known)));
    }

    private static double flops(ComputeOptimumRequest request, ScalingLaw law, ComputeOptimum optimum) {
        if (request.flops() != null) {
            return request.flops();
        }
        double loss = request.loss() == null ? 0 : request.loss();
        double flops = optimum.flops(loss);
        InvalidPlan.require(
                Double.isFinite(flops) && flops < Double.MAX_VALUE,
                "/loss",
                String.format(
                        Locale.ROOT,
                        "must be greater than %.4f, which no model and no data get below by %s",
                        law.irreducibleLoss(),
                        law.id()));
        return flops;
    }

    private static Optimum best(ScalingLaw law, double flops) {
        var optimum = new ComputeOptimum(law);
        double parameters = optimum.parameters(flops);
        double tokens = optimum.tokens(flops);
        double loss = optimum.loss(flops);
        return new Optimum(
                law.id(),
                flops,
                parameters,
                tokens,
                tokens / parameters,
                loss,
                loss - law.irreducibleLoss(),
                !law.fittedRange().covers(parameters, tokens, 1));
    }

    private static OverTraining overTraining(Optimum best, ComputeOptimum optimum, double ratio) {
        double parameters = ratio * best.parameters();
        double tokens = optimum.tokenRatio(ratio) * best.tokens();
        return new OverTraining(ratio, parameters, tokens, tokens / parameters, optimum.overhead(ratio));
    }

    private static Serving serving(ScalingLaw law, ComputeOptimum optimum, Optimum best, double inferenceTokens) {
        double parameters = optimum.parametersToServe(best.loss(), inferenceTokens);
        double tokens = law.tokensFor(parameters, best.loss());
        double training = 6 * parameters * tokens;
        double inference = 2 * parameters * inferenceTokens;
        double plain = best.flops() + 2 * best.parameters() * inferenceTokens;
        return new Serving(
                inferenceTokens,
                parameters,
                tokens,
                tokens / parameters,
                training,
                inference,
                training / best.flops(),
                1 - (training + inference) / plain);
    }

    private static Repeats repeats(ScalingLaw law, Optimum best, double uniqueTokens) {
        double effective = law.repeatedData().effectiveTokens(best.tokens(), uniqueTokens);
        double most = law.repeatedData().effectiveTokens(Double.MAX_VALUE, uniqueTokens);
        return new Repeats(
                uniqueTokens,
                best.tokens() / uniqueTokens,
                effective,
                effective / best.tokens(),
                law.loss(best.parameters(), effective),
                law.loss(best.parameters(), most));
    }

    private Batches batches(Optimum best) {
        CriticalBatch law = laws.factors().criticalBatch();
        double byData = law.byData(best.tokens());
        return new Batches(byData, law.byLoss(best.loss()), FIFTH * byData);
    }

    private static List<Assumption> assumptions(ComputeOptimumRequest request, ScalingLaw law) {
        List<Assumption> assumptions = new ArrayList<>();
        if (request.law() == null) {
            assumptions.add(new Assumption("law", law.id(), "the law of every estimate"));
        }
        if (request.uniqueTokens() == null) {
            assumptions.add(new Assumption("uniqueTokens", "as many as needed", "no token is repeated"));
        }
        if (request.inferenceTokens() == null) {
            assumptions.add(new Assumption("inferenceTokens", "0", "training alone counts"));
        }
        return assumptions;
    }

    private List<String> notes(ScalingLaw law, Optimum best, ComputeOptimumRequest request) {
        List<String> notes = new ArrayList<>();
        notes.add("Fitted to " + law.fittedRange().description() + ": " + law.source());
        if (best.outsideFit()) {
            notes.add(
                    "This is outside: take it as a direction. At 1e26 FLOPs the published laws put the best tokens for each parameter"
                            + " anywhere from 4 to 40.");
        }
        notes.add(
                "Laws were fitted to different data, so that their losses do not compare; their sizes and tokens do.");
        notes.add("Two laws of the critical batch disagree by up to eleven times; "
                + laws.factors().criticalBatch().source());
        if (request.uniqueTokens() != null
                && best.tokens() / request.uniqueTokens() > law.fittedRange().maximumEpochs()) {
            notes.add(
                    "More passes than any run that the law of repeats is trusted for: runs that got worse were left out of its fit.");
        }
        return notes;
    }
}
