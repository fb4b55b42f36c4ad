package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.InstanceTypes;
import java.util.List;
import org.springframework.stereotype.Component;

/** A cloud's {@code vms.csv} of the SkyPilot catalog. */
@Component
class SkyPilotReader implements FormatReader {

    private final InstanceTypes instanceTypes;
    private final Labels labels;

    SkyPilotReader(InstanceTypes instanceTypes, Labels labels) {
        this.instanceTypes = instanceTypes;
        this.labels = labels;
    }

    @Override
    public PriceFormat format() {
        return PriceFormat.SKYPILOT;
    }

    @Override
    public void read(FileSource file, Intake intake) {
        String provider = file.requiredProvider();
        var instances = new SplitInstances(provider, intake, file.source());
        file.forEachRow(
                SkyPilotReader::missing,
                source -> SkyPilotRow.of(provider, instanceTypes, labels, source, intake.row(source.line()))
                        .ifPresent(row -> row.addTo(instances)));
        instances.join();
    }

    private static List<String> missing(Header header) {
        return header.missing("InstanceType", "AcceleratorName", "AcceleratorCount", "Price", "Region");
    }
}
