package dev.trilemma.pricing.imports;

import dev.trilemma.pricing.CatalogVersionView;
import dev.trilemma.pricing.DifferenceView;
import dev.trilemma.pricing.ImportIssue;
import dev.trilemma.pricing.Movement;
import dev.trilemma.pricing.NewVersion;
import dev.trilemma.pricing.RowCounts;
import dev.trilemma.pricing.VersionStatus;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file: each row that was read was taken, joined to others or skipped.
 *
 * @param priceCatalog slug of the catalog
 * @param version absent in a dry run
 * @param status {@code published}; {@code superseded} where the catalog has a version of a later day; {@code draft} in a dry run
 * @param asOf the day whose prices it describes
 * @param rowsTaken rows that prices were taken from
 * @param rowsJoined rows whose price is part of that of others, such as accelerators that are added to their host
 * @param rowsSkipped rows that nothing was taken from; each has its reason in {@code issues}
 * @param rowsFlagged of those taken, the ones with an issue
 * @param priceCount prices taken: a row may have several, one for each way of buying
 * @param contentSha256 of the file, in hexadecimal
 * @param changes against the newest version of the catalog
 * @param differences the largest of them, at most 100, in a dry run; once published, {@code /differences} has them all
 * @param needsConfirmation whether publishing needs {@code confirm=true}, because most prices are others than before
 * @param issues every row that was not taken, or not without reservation, in the order of lines
 * @param issuesUrl where they can be read again; absent in a dry run
 */
record ImportReport(
        String priceCatalog,
        @Nullable Integer version,
        VersionStatus status,
        LocalDate asOf,
        int rowsRead,
        int rowsTaken,
        int rowsJoined,
        int rowsSkipped,
        int rowsFlagged,
        int priceCount,
        String contentSha256,
        Movement changes,
        @Nullable List<DifferenceView> differences,
        boolean needsConfirmation,
        List<ImportIssue> issues,
        @Nullable String issuesUrl) {

    static ImportReport dryRun(String slug, NewVersion content, Movement changes, List<DifferenceView> differences) {
        return of(slug, null, VersionStatus.DRAFT, content, changes, differences, null);
    }

    static ImportReport published(CatalogVersionView version, NewVersion content, Movement changes) {
        return of(
                version.priceCatalog(),
                version.version(),
                version.status(),
                content,
                changes,
                null,
                ImportController.path(version.priceCatalog()) + "/" + version.version() + "/issues");
    }

    private static ImportReport of(
            String slug,
            @Nullable Integer version,
            VersionStatus status,
            NewVersion content,
            Movement changes,
            @Nullable List<DifferenceView> differences,
            @Nullable String issuesUrl) {
        RowCounts rows = content.rows();
        return new ImportReport(
                slug,
                version,
                status,
                content.origin().asOf(),
                rows.read(),
                rows.taken(),
                rows.joined(),
                rows.skipped(),
                rows.flagged(),
                content.prices().size(),
                content.contentSha256(),
                changes,
                differences,
                changes.movesMoreThanHalf(),
                content.issues(),
                issuesUrl);
    }
}
