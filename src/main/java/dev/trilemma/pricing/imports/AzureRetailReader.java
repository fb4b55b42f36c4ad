package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.InstanceType;
import dev.trilemma.catalog.InstanceTypes;
import dev.trilemma.pricing.PriceItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pages of the Azure Retail Prices API. How an item is bought shows in the words of its names; a reservation's price is that of its whole
 * term, whatever unit the item says.
 */
@Component
class AzureRetailReader implements FormatReader {

    private static final String PROVIDER = "azure";
    private static final Pattern OTHER_SOFTWARE =
            Pattern.compile("\\b(windows|rhel|sles|red hat|suse)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOW_PRIORITY = Pattern.compile("\\blow priority\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPOT = Pattern.compile("\\bspot\\b", Pattern.CASE_INSENSITIVE);
    private static final String RESERVATION = "Reservation";
    private static final String CONSUMPTION = "Consumption";
    private static final Map<String, Integer> YEARS = Map.of("1 Year", 1, "3 Years", 3);
    private static final int HOURS_PER_YEAR = 8_760;

    private final InstanceTypes instanceTypes;

    AzureRetailReader(InstanceTypes instanceTypes) {
        this.instanceTypes = instanceTypes;
    }

    @Override
    public PriceFormat format() {
        return PriceFormat.AZURE_RETAIL;
    }

    @Override
    public Optional<String> onlyProvider() {
        return Optional.of(PROVIDER);
    }

    @Override
    public void read(FileSource file, Intake intake) {
        JsonFile.requireThat(file.json(), "must be JSON: pages of the Azure Retail Prices API are");
        file.forEachRow(header -> List.of(), item -> read(item, intake, file.source()));
    }

    private void read(SourceRow item, Intake intake, String source) {
        Intake.Row row = intake.row(item.line());
        String instanceType = item.text("armSkuName");
        InstanceType known = instanceType == null
                ? null
                : instanceTypes.find(PROVIDER, instanceType).orElse(null);
        if (known == null) {
            row.skip(Code.NO_ACCELERATOR, "armSkuName", instanceType);
            return;
        }
        String currency = item.text("currencyCode");
        if (!"USD".equals(currency)) {
            row.skip(Code.CURRENCY_NOT_SUPPORTED, "currencyCode", currency);
            return;
        }
        Code other = other(item);
        Commitment commitment = commitment(item);
        if (other != null || commitment == null) {
            row.skip(other == null ? Code.OTHER_TERMS : other, "productName", names(item));
            return;
        }
        Place place = Place.of(item, "armRegionName", "zone", row);
        var offered = new PriceItem(
                PROVIDER,
                place.region(),
                place.zone(),
                known.instanceType(),
                known.accelerator(),
                known.acceleratorsPerInstance(),
                commitment);
        HourlyPrices.seen(offered, true, intake.asOf(), source)
                .take(commitment, perHour(Amounts.price(item, "retailPrice", row), item), row);
        row.end();
    }

    private static @Nullable Code other(SourceRow item) {
        if (OTHER_SOFTWARE.matcher(names(item)).find()) {
            return Code.OTHER_SOFTWARE;
        }
        if ("false".equals(item.text("isPrimaryMeterRegion"))) {
            return Code.OTHER_METER_REGION;
        }
        return LOW_PRIORITY.matcher(names(item)).find() ? Code.OTHER_TERMS : null;
    }

    /** Null where the item is bought in a way that is none of ours. */
    private static @Nullable Commitment commitment(SourceRow item) {
        String type = item.text("type");
        if (RESERVATION.equals(type)) {
            Integer years = YEARS.get(String.valueOf(item.text("reservationTerm")));
            return years == null ? null : years == 1 ? Commitment.RESERVED1_YEAR : Commitment.RESERVED3_YEAR;
        }
        if (!CONSUMPTION.equals(type) || !"1 Hour".equals(item.text("unitOfMeasure"))) {
            return null;
        }
        return SPOT.matcher(names(item)).find() ? Commitment.SPOT : Commitment.ON_DEMAND;
    }

    private static @Nullable BigDecimal perHour(@Nullable BigDecimal price, SourceRow item) {
        Integer years = YEARS.get(String.valueOf(item.text("reservationTerm")));
        return price == null || years == null
                ? price
                : price.divide(
                        BigDecimal.valueOf((long) years * HOURS_PER_YEAR), Amounts.DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static String names(SourceRow item) {
        return String.join(
                " / ",
                Stream.of("productName", "skuName", "meterName")
                        .map(item::text)
                        .map(String::valueOf)
                        .toList());
    }
}
