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
        var rows = new SkyPilotRows(file.requiredProvider(), instanceTypes, labels, intake, file.source());
        file.forEachRow(SkyPilotReader::missing, rows::read);
        rows.joinHosts();
    }

    private static List<String> missing(Header header) {
        return header.missing("InstanceType", "AcceleratorName", "AcceleratorCount", "Price", "Region");
    }
}
