package dev.trilemma.estimate;

import dev.trilemma.catalog.Deviations;
import dev.trilemma.catalog.Efficiencies;
import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.catalog.ReliabilityDefaults;
import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.catalog.TriangleReferences;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.engine.estimate.Knowledge;
import dev.trilemma.engine.time.Calibration;
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
