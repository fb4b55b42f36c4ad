package dev.trilemma.engine.estimate;

import dev.trilemma.engine.goodput.Reliability;
import dev.trilemma.engine.memory.MemoryConstants;
import dev.trilemma.engine.quality.QualityFactors;
import dev.trilemma.engine.time.Calibration;
import dev.trilemma.engine.triangle.TriangleScales;
import dev.trilemma.engine.uncertainty.UncertaintyModel;

/** The reference data that is the same for every plan. */
public record Knowledge(
        Calibration calibration,
        MemoryConstants memory,
        Reliability reliability,
        QualityFactors quality,
        UncertaintyModel uncertainty,
        TriangleScales scales) {}
