package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.pricing.PriceItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * gpuhunt's table of TPU prices: generation, then region, then prices of one chip. Those of spot pods are of four chips in some rows,
 * which shows where they cost more than on demand.
 */
final class GpuHuntTpuTable {

    private static final String PROVIDER = "gcp";
    private static final String ON_DEMAND = "On Demand (USD)";
    private static final String SPOT = "Spot (USD)";
    private static final Pattern FORM = Pattern.compile("\\s+(pod|device)$", Pattern.CASE_INSENSITIVE);

    private final Labels labels;
    private final Intake intake;
    private final String source;
    private int number;

    GpuHuntTpuTable(Labels labels, Intake intake, String source) {
        this.labels = labels;
        this.intake = intake;
        this.source = source;
    }

    /** @param parser at the start of the table */
    void read(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String generation = parser.currentName();
            enter(parser);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                readRegion(generation, parser.currentName(), parser);
            }
        }
    }

    private void readRegion(String generation, String region, JsonParser parser) {
        enter(parser);
        var header = new Header();
        String[] cells = new String[] {region, null, null};
        header.add("Region");
        header.add(ON_DEMAND);
        header.add(SPOT);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Integer position = header.position(parser.currentName());
            JsonToken value = parser.nextToken();
            if (position != null && value.isScalarValue()) {
                cells[position] = parser.getString();
            }
            parser.skipChildren();
        }
        number++;
        take(generation, new SourceRow(number, header, cells));
    }

    private void take(String generation, SourceRow prices) {
        Intake.Row row = intake.row(prices.line());
        Labels.Meaning meaning =
                labels.meaning("gpuhunt", FORM.matcher(generation).replaceAll(""), List.of());
        if (meaning.problem() != null || !Texts.isSafe(generation, 200)) {
            row.skip(meaning.problem() == null ? Code.UNSAFE_TEXT : meaning.problem(), null, generation);
            return;
        }
        Place place = Place.of(prices, "Region", "Zone", row);
        var item = new PriceItem(
                PROVIDER,
                place.region(),
                null,
                generation,
                String.valueOf(meaning.accelerator()),
                BigDecimal.ONE,
                Commitment.ON_DEMAND);
        HourlyPrices chips = HourlyPrices.seen(item, true, intake.asOf(), source);
        chips.take(Commitment.ON_DEMAND, Amounts.price(prices, ON_DEMAND, row), row);
        chips.take(Commitment.SPOT, Amounts.price(prices, SPOT, row), row);
        row.end();
    }

    private static void enter(JsonParser parser) {
        JsonFile.requireThat(
                parser.nextToken() == JsonToken.START_OBJECT,
                "is not in the gpuhunt format: it must be an array of offers, or prices by TPU and region");
    }
}
