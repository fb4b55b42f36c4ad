package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.pricing.ImportIssue.Action;
import dev.trilemma.pricing.OfferStatus;
import dev.trilemma.pricing.PriceItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row in our own columns: what it says beside its prices. Where that is not enough, it says so and has none. */
final class TrilemmaRow {

    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");
    private static final Pattern DOUBTS = Pattern.compile("suspect|placeholder|absurd|outlier|spot_gt_on_demand");
    private static final Pattern MARKETPLACE = Pattern.compile("tier=(marketplace|community)");
    private static final Pattern MIDNIGHT = Pattern.compile("T00:00:00Z$");
    private static final String WITHOUT_HOST = "accelerator_addon";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SOURCE = 1_000;

    /** Nobody rented accelerators by the hour before. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2006, 1, 1);

    private final SourceRow source;
    private final Intake.Row row;
    private final Labels labels;
    private final FileSource file;

    TrilemmaRow(SourceRow source, Intake.Row row, Labels labels, FileSource file) {
        this.source = source;
        this.row = row;
        this.labels = labels;
        this.file = file;
    }

    Optional<HourlyPrices> prices(LocalDate versionDay, LocalDate today) {
        if (source.surplus() != 0) {
            return refuse(Code.RAGGED_ROW, null, source.raw());
        }
        String currency = source.text(source.header().has("currency") ? "currency" : "instance_price.currency");
        if (currency != null && !currency.equalsIgnoreCase("USD")) {
            return refuse(Code.CURRENCY_NOT_SUPPORTED, "currency", currency);
        }
        String provider = provider();
        if (!PROVIDER.matcher(provider).matches()) {
            return refuse(Code.INVALID_PROVIDER, "provider", provider);
        }
        for (String column : List.of("instance_type", "source", "source_file")) {
            if (!Texts.isSafe(source.text(column), column.equals("instance_type") ? LONGEST_NAME : LONGEST_SOURCE)) {
                return refuse(Code.UNSAFE_TEXT, column, source.text(column));
            }
        }
        return item(provider).flatMap(item -> dated(item, versionDay, today));
    }

    private Optional<PriceItem> item(String provider) {
        BigDecimal count = Amounts.count(source.text("accelerators_per_instance"));
        if (count == null) {
            refuse(Code.INVALID_COUNT, "accelerators_per_instance", source.text("accelerators_per_instance"));
            return Optional.empty();
        }
        String column = source.header().has("accelerator") ? "accelerator" : "accelerator_id";
        String label = source.text(column);
        if (label == null) {
            refuse(Code.NO_ACCELERATOR, column, source.text("instance_type"));
            return Optional.empty();
        }
        Labels.Meaning meaning = labels.meaning("trilemma", label, List.of());
        if (meaning.problem() != null) {
            refuse(meaning.problem(), column, label);
            return Optional.empty();
        }
        Place place = Place.of(source, "region", "zone", row);
        return Optional.of(new PriceItem(
                provider,
                place.region(),
                place.zone(),
                source.text("instance_type"),
                String.valueOf(meaning.accelerator()),
                count,
                Commitment.ON_DEMAND));
    }

    private Optional<HourlyPrices> dated(PriceItem item, LocalDate versionDay, LocalDate today) {
        String column = source.text("as_of") == null ? "valid_from" : "as_of";
        LocalDate asOf = day("as_of", versionDay);
        LocalDate validFrom = asOf == null ? null : day("valid_from", asOf);
        if (validFrom == null || asOf.isAfter(today) || validFrom.isAfter(asOf) || validFrom.isBefore(FIRST_DAY)) {
            return refuse(Code.INVALID_DATE, column, source.text(column));
        }
        if (source.header().has("as_of") && source.text("as_of") == null) {
            row.say(Code.DATE_UNKNOWN, "as_of", null, Action.FLAGGED);
        }
        String flags = String.valueOf(source.text("quality_flags"));
        boolean doubted = DOUBTS.matcher(flags).find() || "suspect".equalsIgnoreCase(source.text("status"));
        if (doubted) {
            String doubt = DOUBTS.matcher(flags).find() ? "quality_flags" : "status";
            row.say(Code.DOUBTED_BY_SOURCE, doubt, source.text(doubt), Action.FLAGGED);
        }
        return Optional.of(new HourlyPrices(
                item,
                hostIncluded(),
                MARKETPLACE.matcher(flags).find() || "true".equalsIgnoreCase(source.text("marketplace")),
                doubted ? OfferStatus.SUSPECT : OfferStatus.OK,
                validFrom,
                asOf,
                source.text("valid_until") == null ? null : day("valid_until", asOf),
                sourceOrFile()));
    }

    private boolean hostIncluded() {
        boolean included = !WITHOUT_HOST.equals(source.text("price_basis"))
                && !"false".equalsIgnoreCase(source.text("host_included"));
        if (!included) {
            row.say(Code.HOST_NOT_INCLUDED, "price_basis", source.text("price_basis"), Action.FLAGGED);
        }
        return included;
    }

    private String provider() {
        String said = source.text("provider");
        return (said == null ? String.valueOf(file.provider()) : said).toLowerCase(Locale.ROOT);
    }

    private String sourceOrFile() {
        String said = source.text("source");
        String saidFile = said == null ? source.text("source_file") : said;
        return saidFile == null ? file.source() : saidFile;
    }

    /** Null where the column says something that is no day. */
    private @Nullable LocalDate day(String column, LocalDate otherwise) {
        String text = source.text(column);
        try {
            return text == null
                    ? otherwise
                    : LocalDate.parse(MIDNIGHT.matcher(text).replaceFirst(""));
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private Optional<HourlyPrices> refuse(Code code, @Nullable String column, @Nullable String rawValue) {
        row.say(code, column, rawValue, Action.SKIPPED);
        return Optional.empty();
    }
}
