package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.uncertainty.RunKind;
import dev.trilemma.engine.uncertainty.UncertaintyModel;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How far published measurements lie from predictions that were not fitted to them. */
@Component
public final class Deviations {

    private final Map<String, Double> deviations = ReferenceFiles.csv("deviations.csv", DeviationRow.class).stream()
            .collect(Collectors.toMap(DeviationRow::name, DeviationRow::deviation));
    private final UncertaintyModel model = read();

    public UncertaintyModel model() {
        return model;
    }

    private UncertaintyModel read() {
        return new UncertaintyModel(
                Map.of(
                        RunKind.FLASH_DECODER, deviation("flashDecoder"),
                        RunKind.STANDARD_DECODER, deviation("standardDecoder"),
                        RunKind.MIXTURE, deviation("mixture"),
                        RunKind.ENCODER, deviation("encoder")),
                deviation("unknownRecomputation"),
                deviation("unknownInterleaving"),
                unmeasuredGenerations(),
                deviation("wallClock"),
                deviation("power"),
                deviation("powerNotMetered"),
                deviation("wholeRunEnergy"),
                deviation("listPrice"),
                deviation("reducibleLoss"),
                deviation("reducibleLossOutsideFit"),
                deviation("irreducibleLoss"));
    }

    private double deviation(String name) {
        Double deviation = deviations.get(name);
        if (deviation == null) {
            throw new IllegalStateException("catalog/deviations.csv has no " + name);
        }
        return deviation;
    }

    private static Map<Generation, Double> unmeasuredGenerations() {
        return ReferenceFiles.csv("generation-deviations.csv", GenerationDeviationRow.class).stream()
                .collect(Collectors.toMap(GenerationDeviationRow::generation, GenerationDeviationRow::deviation));
    }

    private record DeviationRow(String name, double deviation, String source) {}

    private record GenerationDeviationRow(Generation generation, double deviation, String source) {}
}
