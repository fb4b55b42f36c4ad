package dev.trilemma.quote.document;

import dev.trilemma.web.CsvTable;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/**
 * The lines of a quote as rows of FOCUS, the FinOps Open Cost and Usage Specification 1.2 (focus.finops.org), which finance reads
 * bills in. A quote is no bill yet: what only a bill can say (accounts, invoices, periods, what was consumed, a provider's names of
 * services and SKUs) has no column, and what is ours has the prefix {@code x_}, after the others, as FOCUS wants it.
 */
final class FocusRows {

    private static final Set<String> STORED = Set.of("checkpointStorage", "datasetStorage");
    private static final String STANDARD = "Standard";

    private FocusRows() {}

    static byte[] csv(StoredFields quote) {
        List<Map<String, String>> rows =
                quote.items("/lines").stream().map(line -> row(quote, line)).toList();
        var csv = new ByteArrayOutputStream();
        CsvTable.write(Arrays.stream(Column.values()).map(Column::header).toList(), rows, csv);
        return csv.toByteArray();
    }

    private static Map<String, String> row(StoredFields quote, StoredFields line) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            cells.put(
                    column.header(),
                    column.reader.of(quote, line).map(CsvTable::harmless).orElse(""));
        }
        return cells;
    }

    private static Optional<String> total(StoredFields line) {
        return line.money("/total").map(StoredMoney::plainAmount);
    }

    private static Optional<String> unitPrice(StoredFields line) {
        return line.money("/unitPrice").map(StoredMoney::plainAmount);
    }

    private static boolean isStorage(StoredFields line) {
        return line.text("/name").filter(STORED::contains).isPresent();
    }

    /** Those of a list, unless something was negotiated: storage, and accelerators that have an offer of a catalog. */
    private static Optional<String> ofList(StoredFields quote, StoredFields line, Optional<String> money) {
        boolean listed = isStorage(line)
                || (quote.has("/provenance/offer")
                        && quote.planned("pricing.discount").isEmpty());
        return listed ? ofContract(quote, line, money) : Optional.empty();
    }

    /** FOCUS wants these without what a commitment takes off, and nobody said what spot capacity costs otherwise. */
    private static Optional<String> ofContract(StoredFields quote, StoredFields line, Optional<String> money) {
        return pricingCategory(quote, line).equals(STANDARD) ? money : Optional.empty();
    }

    private static Optional<String> description(StoredFields line) {
        return line.text("/name")
                .map(name -> Words.ofName(name)
                        + line.text("/source").map(source -> ": " + source).orElse(""));
    }

    /** {@code GB-month} is written "GB-Months". */
    private static Optional<String> pricingUnit(StoredFields line) {
        return line.text("/unit")
                .map(unit ->
                        Arrays.stream(unit.split("-"))
                                        .map(StringUtils::capitalize)
                                        .collect(Collectors.joining("-")) + "s");
    }

    private static String pricingCategory(StoredFields quote, StoredFields line) {
        String commitment = isStorage(line)
                ? "onDemand"
                : quote.planned("pricing.commitment").orElse("onDemand");
        return switch (commitment) {
            case "onDemand" -> STANDARD;
            case "spot" -> "Dynamic";
            case "reserved1Year", "reserved3Year" -> "Committed";
            default -> "Other";
        };
    }

    /** The storage that is assumed is not the provider's of the accelerators. */
    private static Optional<String> planned(StoredFields quote, StoredFields line, String field) {
        return isStorage(line) ? Optional.empty() : quote.planned(field);
    }

    /** What a cell has to say; nothing where that is unknown. */
    private interface Reader {

        Optional<String> of(StoredFields quote, StoredFields line);

        /** The same in every row. */
        static Reader quote(String pointer) {
            return (quote, line) -> quote.text(pointer);
        }

        /** The same in every row of accelerators. */
        static Reader ofAccelerators(String pointer) {
            return (quote, line) -> isStorage(line) ? Optional.empty() : quote.text(pointer);
        }
    }

    /** Those of FOCUS in the order of the alphabet, then ours. */
    private enum Column {
        BILLED_COST((quote, line) -> total(line)),
        BILLING_CURRENCY((quote, line) -> line.money("/total").map(StoredMoney::currency)),
        CHARGE_CATEGORY((quote, line) -> Optional.of("Usage")),
        CHARGE_DESCRIPTION((quote, line) -> description(line)),
        CHARGE_FREQUENCY((quote, line) -> Optional.of("Usage-Based")),
        CONTRACTED_COST((quote, line) -> ofContract(quote, line, total(line))),
        CONTRACTED_UNIT_PRICE((quote, line) -> ofContract(quote, line, unitPrice(line))),
        EFFECTIVE_COST((quote, line) -> total(line)),
        LIST_COST((quote, line) -> ofList(quote, line, total(line))),
        LIST_UNIT_PRICE((quote, line) -> ofList(quote, line, unitPrice(line))),
        PRICING_CATEGORY((quote, line) -> Optional.of(pricingCategory(quote, line))),
        PRICING_QUANTITY((quote, line) -> line.decimal("/quantity").map(BigDecimal::toPlainString)),
        PRICING_UNIT((quote, line) -> pricingUnit(line)),
        PROVIDER_NAME((quote, line) -> planned(quote, line, "pricing.provider")),
        REGION_ID((quote, line) -> planned(quote, line, "pricing.region")),
        SERVICE_CATEGORY((quote, line) -> Optional.of(isStorage(line) ? "Storage" : "Compute")),
        X_LINE_NAME((quote, line) -> line.text("/name")),
        X_ACCELERATOR((quote, line) -> planned(quote, line, "cluster.accelerator")),
        X_QUOTE_ID(Reader.quote("/id")),
        X_QUOTE_STATUS(Reader.quote("/status")),
        X_QUOTE_TITLE(Reader.quote("/title")),
        X_QUOTE_ISSUED_AT(Reader.quote("/createdAt")),
        X_QUOTE_VALID_UNTIL(Reader.quote("/expiresAt")),
        X_DECISION(Reader.quote("/decision/decision")),
        X_PLAN_ID(Reader.quote("/planId")),
        X_PLAN_REVISION(Reader.quote("/planRevision")),
        X_PRICE_CATALOG(Reader.ofAccelerators("/provenance/priceCatalog")),
        X_PRICE_CATALOG_VERSION(Reader.ofAccelerators("/provenance/priceCatalogVersion")),
        X_OFFER(Reader.ofAccelerators("/provenance/offer")),
        X_PRICE_AS_OF(Reader.ofAccelerators("/provenance/priceAsOf")),
        X_ENGINE_VERSION(Reader.quote("/provenance/engineVersion"));

        private static final String OURS = "X_";

        private final Reader reader;

        Column(Reader reader) {
            this.reader = reader;
        }

        private String header() {
            return name().startsWith(OURS) ? "x_" + pascalCase(name().substring(OURS.length())) : pascalCase(name());
        }

        private static String pascalCase(String constant) {
            return Arrays.stream(constant.split("_"))
                    .map(word -> StringUtils.capitalize(word.toLowerCase(Locale.ROOT)))
                    .collect(Collectors.joining());
        }
    }
}
