package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.InstanceType;
import dev.trilemma.catalog.InstanceTypes;
import dev.trilemma.pricing.PriceItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonToken;

/** gpuhunt's catalog: a row for each offer, spot or not; as JSON an array of the same fields, or its table of TPU prices. */
@Component
class GpuHuntReader implements FormatReader {

    private static final int LONGEST_NAME = 200;
    private static final double GIB_PER_GB = 1e9 / (1 << 30);

    private final InstanceTypes instanceTypes;
    private final Labels labels;

    GpuHuntReader(InstanceTypes instanceTypes, Labels labels) {
        this.instanceTypes = instanceTypes;
        this.labels = labels;
    }

    @Override
    public PriceFormat format() {
        return PriceFormat.GPUHUNT;
    }

    @Override
    public void read(FileSource file, Intake intake) {
        if (!file.json()) {
            file.forEachRow(GpuHuntReader::missing, row -> read(row, intake, file));
            return;
        }
        JsonFile.read(file.upload().text(), parser -> {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                new GpuHuntTpuTable(labels, intake, file.source()).read(parser);
            } else {
                file.forEachItem(parser, GpuHuntReader::missing, row -> read(row, intake, file));
            }
        });
    }

    private static List<String> missing(Header header) {
        return header.missing("instance_name", "location", "price", "gpu_count", "gpu_name", "spot");
    }

    private void read(SourceRow source, Intake intake, FileSource file) {
        Intake.Row row = intake.row(source.line());
        if (source.surplus() != 0) {
            row.skip(Code.RAGGED_ROW, null, source.raw());
            return;
        }
        String provider = file.requiredProvider();
        String instanceType = source.text("instance_name");
        String label = source.text("gpu_name");
        if (!Texts.isSafe(instanceType, LONGEST_NAME) || !Texts.isSafe(label, LONGEST_NAME)) {
            row.skip(Code.UNSAFE_TEXT, "instance_name", instanceType);
            return;
        }
        if (label == null) {
            row.skip(Code.NO_ACCELERATOR, "gpu_name", instanceType);
            return;
        }
        var slice = TpuSlice.named(label).or(() -> TpuSlice.named(String.valueOf(instanceType)));
        BigDecimal count = slice.map(TpuSlice::chips).orElseGet(() -> Amounts.count(source.text("gpu_count")));
        Commitment commitment = commitment(source.text("spot"));
        if (count == null || commitment == null) {
            String column = count == null ? "gpu_count" : "spot";
            row.skip(count == null ? Code.INVALID_COUNT : Code.INVALID_FLAG, column, source.text(column));
            return;
        }
        Labels.Meaning meaning =
                meaning(provider, instanceType, slice.map(TpuSlice::generation).orElse(label), source);
        if (meaning.problem() != null) {
            row.skip(meaning.problem(), "gpu_name", label);
            return;
        }
        Place place = Place.of(source, "location", "zone", row);
        if (place.isChina()) {
            row.skip(Code.CURRENCY_UNKNOWN, "location", place.region());
            return;
        }
        var item = new PriceItem(
                provider,
                place.region(),
                place.zone(),
                instanceType,
                String.valueOf(meaning.accelerator()),
                count,
                commitment);
        HourlyPrices.seen(item, true, intake.asOf(), file.source())
                .take(commitment, Amounts.price(source, "price", row), row);
        row.end();
    }

    private Labels.Meaning meaning(String provider, @Nullable String instanceType, String label, SourceRow source) {
        return Optional.ofNullable(instanceType)
                .flatMap(name -> instanceTypes.find(provider, name))
                .map(InstanceType::accelerator)
                .map(accelerator -> new Labels.Meaning(accelerator, null))
                .orElseGet(() -> labels.meaning("gpuhunt", label, memoryGib(source.text("gpu_memory"))));
    }

    /** gpuhunt says GB where most mean GiB: either may be meant. */
    private static List<Double> memoryGib(@Nullable String gigabytes) {
        BigDecimal size = gigabytes == null ? null : Amounts.number(gigabytes);
        return size == null || size.signum() <= 0
                ? List.of()
                : List.of(size.doubleValue(), size.doubleValue() * GIB_PER_GB);
    }

    private static @Nullable Commitment commitment(@Nullable String spot) {
        if ("true".equalsIgnoreCase(spot)) {
            return Commitment.SPOT;
        }
        return "false".equalsIgnoreCase(spot) ? Commitment.ON_DEMAND : null;
    }
}
