package dev.trilemma.plan.actual;

import dev.trilemma.calibration.CalibrationView;
import dev.trilemma.calibration.Calibrations;
import dev.trilemma.calibration.Measurement;
import dev.trilemma.catalog.Accelerators;
import dev.trilemma.web.InvalidRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a team's runs teach of its clusters, for the team to accept or not. */
@Service
@Transactional
class CalibrationOffers {

    private final ActualRuns runs;
    private final Calibrations calibrations;
    private final Accelerators accelerators;
    private final Clock clock;

    CalibrationOffers(ActualRuns runs, Calibrations calibrations, Accelerators accelerators, Clock clock) {
        this.runs = runs;
        this.calibrations = calibrations;
        this.accelerators = accelerators;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<CalibrationOfferView> offers() {
        return runs.findByStepTimeFactorIsNotNullOrderByAcceleratorAscCreatedAtAsc().stream()
                .collect(Collectors.groupingBy(ActualRun::accelerator, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> offer(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @throws InvalidRequest where no run on the accelerator was reported with its step */
    CalibrationView accept(String accelerator) {
        String slug = accelerators.accelerator(accelerator, "/accelerator").id();
        List<ActualRun> measured = runs.findByAcceleratorAndStepTimeFactorIsNotNull(slug);
        if (measured.isEmpty()) {
            throw new InvalidRequest("/accelerator", "is of no run that was reported with its stepSeconds");
        }
        CalibrationOfferView offer = offer(slug, measured);
        return calibrations.accept(new Measurement(slug, offer.stepTimeFactor(), offer.runCount()));
    }

    private CalibrationOfferView offer(String accelerator, List<ActualRun> measured) {
        double[] logarithms = measured.stream()
                .mapToDouble(run -> Math.log(Objects.requireNonNull(run.stepTimeFactor())))
                .toArray();
        double mean = mean(logarithms);
        return new CalibrationOfferView(
                accelerator,
                Math.exp(mean),
                measured.size(),
                deviation(logarithms, mean),
                calibrations.find(accelerator, clock.instant()).orElse(null));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
