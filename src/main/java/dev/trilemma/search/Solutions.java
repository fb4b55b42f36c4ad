package dev.trilemma.search;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.estimate.Estimates;
import java.time.Clock;
import java.util.Currency;
import org.springframework.stereotype.Service;

/** Finds the plan that keeps some limits and has the least of something, or proves that there is none. */
@Service
class Solutions {

    /** Solving takes runs up again and again, so that most of the time is for it. */
    private static final double EXPLORING_SHARE = 0.4;

    private final SpaceReader reader;
    private final Explorer explorer;
    private final Refinement refinement;
    private final Points points;
    private final Certificates certificates;
    private final Picks picks;
    private final Estimates estimates;
    private final Accelerators accelerators;
    private final ScalingLaws laws;
    private final SearchSettings settings;
    private final SearchMetrics metrics;
    private final Clock clock;

    Solutions(
            SpaceReader reader,
            Explorer explorer,
            Refinement refinement,
            Points points,
            Certificates certificates,
            Picks picks,
            Estimates estimates,
            Accelerators accelerators,
            ScalingLaws laws,
            SearchSettings settings,
            SearchMetrics metrics,
            Clock clock) {
        this.reader = reader;
        this.explorer = explorer;
        this.refinement = refinement;
        this.points = points;
        this.certificates = certificates;
        this.picks = picks;
        this.estimates = estimates;
        this.accelerators = accelerators;
        this.laws = laws;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @throws InvalidPlan where the space names what is not in the catalog, limits allow none of it, or nothing ends what is wished
     * @throws dev.trilemma.web.InvalidRequest where no plan of the space is valid
     */
    SolutionView solution(SolutionRequest request) {
        Deadline deadline = Deadline.in(settings.solutionTime());
        Currency currency = Currencies.of(request.usedPlan());
        Limits limits = new LimitsReader(request.usedLimits()).limits(currency, clock.instant());
        SpaceDocument allowed =
                new Allowed(request.usedLimits(), accelerators).of(request.usedSpace(), request.usedPlan());
        SearchSpace space = reader.read(request.usedPlan(), allowed);
        Wishes.check(request, limits, space.tokensGiven());
        Found found = explorer.runs(space, deadline.within(EXPLORING_SHARE));
        metrics.examined("solution", found.coverage().examinedCount(), found.complete());
        found.coverage().requireAnyValid(space.variedFields());
        var solver = new Solver(found.runs(), points, space.tokensGiven(), refinement, deadline);
        Metric metric =
                request.minimise() == null ? Metric.COST : request.minimise().metric();
        var problem = new Problem(
                metric, limits, space, found, currency, laws.defaultLaw().irreducibleLoss(), solver, deadline);
        return request.preset() == null ? least(problem) : picks.picked(problem, request.preset());
    }

    private SolutionView least(Problem problem) {
        return problem.solver()
                .least(problem.metric(), problem.limits())
                .map(point -> solved(problem, point))
                .orElseGet(() -> SolutionView.infeasible(certificates.of(problem), problem.examination()));
    }

    private SolutionView solved(Problem problem, Point point) {
        PlanDocument plan = points.document(point);
        return SolutionView.solved(
                plan, estimates.estimate(plan), Sensitivities.of(problem, point), problem.examination());
    }
}
