package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Marketplaces;
import dev.trilemma.pricing.ImportIssue;
import dev.trilemma.pricing.Movement;
import dev.trilemma.pricing.NewVersion;
import dev.trilemma.pricing.Origin;
import dev.trilemma.pricing.Publisher;
import dev.trilemma.pricing.QuotedPrice;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.Unavailable;
import dev.trilemma.web.WireNames;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads files of prices and publishes what they hold. */
@Service
class Imports {

    /** Each takes memory for all rows of its file. */
    private static final int AT_ONCE = 2;

    private static final int DIFFERENCES_SHOWN = 100;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Map<PriceFormat, FormatReader> readers;
    private final PriceChecks checks;
    private final Publisher publisher;
    private final Marketplaces marketplaces;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Imports(
            List<FormatReader> readers,
            PriceChecks checks,
            Publisher publisher,
            Marketplaces marketplaces,
            Clock clock) {
        this.readers = readers.stream().collect(Collectors.toMap(FormatReader::format, Function.identity()));
        this.checks = checks;
        this.publisher = publisher;
        this.marketplaces = marketplaces;
        this.clock = clock;
    }

    /**
     * Reads a file whole; to be closed when it is published or dropped.
     *
     * @throws InvalidRequest where the file is not in its format, or has no usable row
     * @throws Unavailable where others have been read for too long
     */
    Reading read(String slug, ImportParameters parameters, boolean json, InputStream body) {
        String ofCatalog = publisher.provider(slug).orElse(null);
        requirePast(parameters.asOf());
        awaitTurn();
        try {
            return new Reading(slug, parameters, content(parameters, ofCatalog, json, body));
        } catch (RuntimeException failure) {
            free.release();
            throw Upload.unreadable(failure);
        }
    }

    /** Before the body is read, so that who waits takes no memory. */
    private void awaitTurn() {
        try {
            if (!free.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new Unavailable(RETRY_AFTER);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unavailable(RETRY_AFTER);
        }
    }

    private NewVersion content(
            ImportParameters parameters, @Nullable String ofCatalog, boolean json, InputStream body) {
        FormatReader reader = readers.get(parameters.format());
        Upload upload = Upload.of(body);
        String format = WireNames.of(parameters.format());
        String source = parameters.source() == null ? format : parameters.source();
        String provider =
                reader.onlyProvider().orElse(parameters.provider() == null ? ofCatalog : parameters.provider());
        var intake = new Intake(parameters.asOf() == null ? today() : parameters.asOf());
        reader.read(new FileSource(upload, json, provider, format, source), intake);
        checks.mark(intake, parameters.isConfirmed());
        requireUsable(intake);
        var origin = new Origin(asOf(parameters, intake), format, source);
        return new NewVersion(origin, upload.sha256(), intake.counts(), prices(intake), intake.issues());
    }

    private List<QuotedPrice> prices(Intake intake) {
        return intake.prices().stream()
                .map(price -> marketplaces.contains(price.item().provider()) ? price.onMarketplace() : price)
                .toList();
    }

    private static LocalDate asOf(ImportParameters parameters, Intake intake) {
        LocalDate said = parameters.asOf();
        return said != null
                ? said
                : intake.prices().stream()
                        .map(QuotedPrice::asOf)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
    }

    private void requirePast(@Nullable LocalDate asOf) {
        if (asOf != null && asOf.isAfter(today())) {
            throw new InvalidRequest("/asOf", "must not be after today, " + today());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static void requireUsable(Intake intake) {
        if (intake.taken().isEmpty()) {
            Map<String, Long> reasons = intake.issues().stream()
                    .collect(Collectors.groupingBy(ImportIssue::code, TreeMap::new, Collectors.counting()));
            throw new InvalidRequest(
                    "", "has no usable row among " + intake.counts().read() + "; what was found: " + reasons);
        }
    }

    /** A file that was read. */
    final class Reading implements AutoCloseable {

        private final String slug;
        private final ImportParameters parameters;
        private final NewVersion content;

        private Reading(String slug, ImportParameters parameters, NewVersion content) {
            this.slug = slug;
            this.parameters = parameters;
            this.content = content;
        }

        /** Tells one request from another with the same key. */
        Object fingerprint() {
            return List.of(parameters, content.contentSha256());
        }

        ImportReport dryRun() {
            return ImportReport.dryRun(
                    slug,
                    content,
                    publisher.movement(slug, content),
                    publisher.differences(slug, content, DIFFERENCES_SHOWN));
        }

        /** @throws Conflict where most prices move and nobody confirmed it, or the same file was published before */
        ImportReport publish() {
            Movement movement = publisher.movement(slug, content);
            if (movement.movesMoreThanHalf() && !parameters.isConfirmed()) {
                throw new Conflict("The file changes " + movement.changed() + " of "
                        + (movement.changed() + movement.unchanged())
                        + " prices of the version before. Look at a dry run, then send confirm=true.");
            }
            return ImportReport.published(publisher.publish(slug, content), content, movement);
        }

        @Override
        public void close() {
            free.release();
        }
    }
}
