package dev.trilemma.calibration;

import dev.trilemma.estimate.EstimateView;
import dev.trilemma.web.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run that somebody trained to its end, with what it took, from {@code golden/whole-runs}.
 *
 * @param acceleratorHours accelerators × hours, where published as what one run took
 * @param energy what was metered of it
 * @param notes what of the plans is not published, and other things to know
 * @param shortfall why and how far the service is off; absent where it is not
 * @param plans what is published of how it was done, one plan for each phase
 */
public record WholeRun(
        String id,
        String title,
        String source,
        LocalDate retrievedOn,
        @Nullable Double acceleratorHours,
        @Nullable MeteredEnergy energy,
        List<String> notes,
        @Nullable Shortfall shortfall,
        List<JsonNode> plans) {

    private static final String FOLDER = "/golden/whole-runs";

    public WholeRun {
        notes = List.copyOf(notes);
        plans = List.copyOf(plans);
    }

    /**
     * What was metered, never hours times a datasheet's power.
     *
     * @param includes what the figures count
     * @param kwh of the whole run
     * @param wattsPerAccelerator mean power for each accelerator
     */
    public record MeteredEnergy(
            Includes includes,
            @Nullable Double kwh,
            @Nullable Double wattsPerAccelerator) {}

    /** What a figure of energy counts: {@code energy.acceleratorKwh} or {@code energy.facilityKwh} of an estimate. */
    public enum Includes {
        ACCELERATORS,
        FACILITY
    }

    /**
     * How far the service is off, as predicted over measured less one.
     *
     * @param hoursError of the accelerator-hours
     * @param energyError of the energy
     * @param wattsError of the power
     */
    public record Shortfall(
            String reason,
            @Nullable Double hoursError,
            @Nullable Double energyError,
            @Nullable Double wattsError) {}

    /** All runs by id. */
    public static List<WholeRun> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().map(WholeRun::read).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same run as somebody asks for it who knows the model, its data and the cluster, and leaves the rest open. */
    public WholeRun open() {
        return new WholeRun(
                id,
                title,
                source,
                retrievedOn,
                acceleratorHours,
                energy,
                notes,
                shortfall,
                plans.stream().map(WholeRun::open).toList());
    }

    /** What the service says of the run, phase by phase. */
    List<EstimateView> estimates(Function<JsonNode, EstimateView> service) {
        return plans.stream().map(service).toList();
    }

    /** The attention kernel stays: it says whether the run is older than flash attention. */
    private static JsonNode open(JsonNode plan) {
        ObjectNode open = (ObjectNode) plan.deepCopy();
        open.remove("parallelism");
        open.withObject("/training")
                .retain("method", "teacher", "tokens", "datasetTokens", "epochs", "attentionKernel");
        open.withObject("/cluster").retain("accelerator", "acceleratorCount");
        return open;
    }

    private static WholeRun read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return Json.mapper().readValue(stream, WholeRun.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path folder() {
        URL folder = Objects.requireNonNull(WholeRun.class.getResource(FOLDER), FOLDER);
        try {
            return Path.of(folder.toURI());
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
