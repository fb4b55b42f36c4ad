package dev.trilemma.calibration;

import dev.trilemma.calibration.WholeRun.Includes;
import dev.trilemma.calibration.WholeRun.MeteredEnergy;
import dev.trilemma.engine.energy.Energy;
import dev.trilemma.engine.uncertainty.Range;
import dev.trilemma.estimate.EstimateView;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A published whole run beside what the service says of it. Errors are predicted over measured less one, and null where nothing
 * was measured.
 *
 * @param hours accelerator-hours predicted from the plan with everything that is published
 * @param openAcceleratorHours predicted from model, tokens and cluster alone; null where the run has phases, which are a detail too
 * @param kwh predicted energy, of what the metered figure counts
 */
public record WholeRunAccuracy(
        WholeRun run, Range hours, @Nullable Double openAcceleratorHours, Range kwh) {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double WATTS_PER_KILOWATT = 1000;

    /** All published runs by id. */
    public static List<WholeRunAccuracy> all(Function<JsonNode, EstimateView> service) {
        return WholeRun.all().stream().map(run -> of(run, service)).toList();
    }

    static WholeRunAccuracy of(WholeRun run, Function<JsonNode, EstimateView> service) {
        List<EstimateView> given = run.estimates(service);
        return new WholeRunAccuracy(
                run,
                range(quantile -> acceleratorHours(run, given, quantile)),
                run.plans().size() > 1 ? null : acceleratorHours(run, run.open().estimates(service), Range::p50),
                range(quantile -> kwh(run, given, quantile)));
    }

    public @Nullable Double hoursError() {
        return error(hours.p50(), run.acceleratorHours());
    }

    /** Whether the measured hours are inside the range; false where none were measured. */
    public boolean hoursInRange() {
        return isWithin(hours, run.acceleratorHours());
    }

    /** Whether the metered energy is inside the range; false where none was metered. */
    public boolean energyInRange() {
        return run.energy() != null && isWithin(kwh, run.energy().kwh());
    }

    public @Nullable Double openHoursError() {
        return error(openAcceleratorHours, run.acceleratorHours());
    }

    /** Of the whole energy: hours and power together. */
    public @Nullable Double energyError() {
        return run.energy() == null ? null : error(kwh.p50(), run.energy().kwh());
    }

    /** Of the power alone, whatever the hours. */
    public @Nullable Double wattsError() {
        return run.energy() == null ? null : error(watts(), run.energy().wattsPerAccelerator());
    }

    /** Mean power for each accelerator, of what the metered figure counts. */
    public double watts() {
        return kwh.p50() * WATTS_PER_KILOWATT / hours.p50();
    }

    /** One line for each run. */
    public static String table(List<WholeRunAccuracy> runs) {
        return runs.stream().map(WholeRunAccuracy::line).collect(Collectors.joining());
    }

    private String line() {
        MeteredEnergy energy = run.energy();
        return String.format(
                Locale.ROOT,
                "%n%-26s hours %12s measured %12.0f predicted %8s, open %8s; MWh %8s measured, %8s; watts %8s",
                run.id(),
                run.acceleratorHours() == null ? "-" : String.format(Locale.ROOT, "%.0f", run.acceleratorHours()),
                hours.p50(),
                percent(hoursError()),
                percent(openHoursError()),
                energy == null || energy.kwh() == null ? "-" : String.format(Locale.ROOT, "%.1f", energy.kwh() / 1000),
                percent(energyError()),
                percent(wattsError()));
    }

    private static String percent(@Nullable Double error) {
        return error == null ? "-" : String.format(Locale.ROOT, "%+.1f %%", 100 * error);
    }

    /** Phases of one run are off together, so that their quantiles add up. */
    private static double acceleratorHours(WholeRun run, List<EstimateView> phases, ToDoubleFunction<Range> quantile) {
        double hours = 0;
        for (int phase = 0; phase < phases.size(); phase++) {
            int count = run.plans().get(phase).at("/cluster/acceleratorCount").intValue();
            Range seconds = phases.get(phase).uncertainty().wallClockSeconds();
            hours += count * quantile.applyAsDouble(seconds) / SECONDS_PER_HOUR;
        }
        return hours;
    }

    private static double kwh(WholeRun run, List<EstimateView> phases, ToDoubleFunction<Range> quantile) {
        return phases.stream()
                .mapToDouble(phase -> meteredShare(run, phase.energy())
                        * quantile.applyAsDouble(phase.uncertainty().facilityKwh()))
                .sum();
    }

    /** Of the energy of the facility; what accelerators draw of it is uncertain alike. */
    private static double meteredShare(WholeRun run, Energy energy) {
        boolean acceleratorsAlone = run.energy() != null && run.energy().includes() == Includes.ACCELERATORS;
        return acceleratorsAlone ? energy.acceleratorKwh() / energy.facilityKwh() : 1;
    }

    private static Range range(ToDoubleFunction<ToDoubleFunction<Range>> figure) {
        return new Range(
                figure.applyAsDouble(Range::p10), figure.applyAsDouble(Range::p50), figure.applyAsDouble(Range::p90));
    }

    private static boolean isWithin(Range range, @Nullable Double measured) {
        return measured != null && range.p10() <= measured && measured <= range.p90();
    }

    private static @Nullable Double error(@Nullable Double predicted, @Nullable Double measured) {
        return predicted == null || measured == null ? null : predicted / measured - 1;
    }
}
