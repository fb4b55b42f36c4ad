package dev.trilemma.estimate;

import dev.trilemma.catalog.Deviations;
import dev.trilemma.catalog.Efficiencies;
import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.catalog.ReliabilityDefaults;
import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.catalog.TriangleReferences;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.engine.estimate.Knowledge;
import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.strategy.ExhaustiveSearch;
import dev.trilemma.engine.strategy.Neighbours;
import dev.trilemma.engine.time.Calibration;
import dev.trilemma.engine.time.TimeCalculator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine, with the reference data that is the same for every plan. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    Calibration calibration() {
        return Efficiencies.calibration();
    }

    @Bean
    MemoryCalculator memoryCalculator() {
        return new MemoryCalculator(MemoryFactors.constants());
    }

    @Bean
    TimeCalculator timeCalculator(Calibration calibration) {
        return new TimeCalculator(calibration);
    }

    @Bean
    ExhaustiveSearch exhaustiveSearch(MemoryCalculator memoryCalculator, TimeCalculator timeCalculator) {
        return new ExhaustiveSearch(memoryCalculator, timeCalculator);
    }

    @Bean
    Neighbours neighbours(MemoryCalculator memoryCalculator, TimeCalculator timeCalculator) {
        return new Neighbours(memoryCalculator, timeCalculator);
    }

    @Bean
    Estimator estimator(
            Calibration calibration,
            ReliabilityDefaults reliability,
            ScalingLaws laws,
            Deviations deviations,
            TriangleReferences references) {
        return new Estimator(new Knowledge(
                calibration,
                MemoryFactors.constants(),
                reliability.reliability(),
                laws.factors(),
                deviations.model(),
                references.scales()));
    }
}
