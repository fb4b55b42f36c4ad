package dev.trilemma.pricing;

import dev.trilemma.web.IdempotencyKey;
import dev.trilemma.web.IdempotencyKeys;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Prices")
@RestController
@RequestMapping(PriceCatalogController.PATH)
class PriceCatalogController {

    static final String PATH = "/api/v1/price-catalogs";

    private final Catalogs catalogs;
    private final OfferSearch offers;
    private final ImportIssues issues;
    private final VersionDifferences versionDifferences;
    private final IdempotencyKeys keys;

    PriceCatalogController(
            Catalogs catalogs,
            OfferSearch offers,
            ImportIssues issues,
            VersionDifferences versionDifferences,
            IdempotencyKeys keys) {
        this.catalogs = catalogs;
        this.offers = offers;
        this.issues = issues;
        this.versionDifferences = versionDifferences;
        this.keys = keys;
    }

    @Operation(summary = "List the price catalogs")
    @GetMapping
    Page<PriceCatalogView> list(@Valid @ParameterObject Paging paging) {
        return Page.of(catalogs.catalogs(), paging, PriceCatalog::id).map(PriceCatalogView::of);
    }

    @Operation(
            summary = "List the versions of a price catalog, newest first",
            description = "Drafts and failed imports are among them, and have no prices.")
    @GetMapping("/{slug}/versions")
    Page<CatalogVersionView> versions(
            @Parameter(description = "Slug of a price catalog", example = "public-prices") @PathVariable String slug,
            @Valid @ParameterObject Paging paging) {
        return Page.of(catalogs.versions(slug), paging, version -> String.valueOf(version.version()))
                .map(CatalogVersionView::of);
    }

    @Operation(summary = "List every price of a published version, cheapest accelerator first")
    @GetMapping("/{slug}/versions/{version}/prices")
    Page<OfferView> prices(
            @Parameter(description = "Slug of a price catalog", example = "public-prices") @PathVariable String slug,
            @Parameter(description = "Counts from 1", example = "1") @PathVariable int version,
            @Valid @ParameterObject Paging paging) {
        return offers.of(catalogs.published(slug, version), paging);
    }

    @Operation(
            summary = "List what there was to say of the rows of a version's file, in the order of lines",
            description = "Every row that was not taken, or not without reservation.")
    @GetMapping("/{slug}/versions/{version}/issues")
    Page<ImportIssue> issues(
            @Parameter(description = "Slug of a price catalog", example = "public-prices") @PathVariable String slug,
            @Parameter(description = "Counts from 1", example = "1") @PathVariable int version,
            @Valid @ParameterObject Paging paging) {
        int first = paging.keys(1)
                .map(keys -> 1 + Paging.read(keys.get(0), Integer::valueOf))
                .orElse(0);
        List<ImportIssues.Numbered> rows =
                issues.from(catalogs.published(slug, version).id(), first, paging.limit() + 1);
        return Page.ofRows(rows, paging, row -> List.of(String.valueOf(row.number())))
                .map(ImportIssues.Numbered::issue);
    }

    @Operation(
            summary = "List what differs between two versions of a price catalog, the largest change first",
            description = "After the changes come the offers that are new, then those that are gone.")
    @GetMapping("/{slug}/differences")
    Page<DifferenceView> differences(
            @Parameter(description = "Slug of a price catalog", example = "public-prices") @PathVariable String slug,
            @Parameter(description = "The earlier version", example = "1") @RequestParam int from,
            @Parameter(description = "The later version", example = "2") @RequestParam int to,
            @Valid @ParameterObject Paging paging) {
        return Page.of(
                        versionDifferences.between(named(slug, from, "/from"), named(slug, to, "/to")),
                        paging,
                        difference -> difference.item().toString())
                .map(DifferenceView::of);
    }

    @Operation(summary = "Create a price catalog, to which versions can then be published")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PriceCatalogView.class)))
    @PostMapping
    ResponseEntity<?> create(IdempotencyKey key, @Valid @RequestBody PriceCatalogRegistration registration) {
        return keys.once("POST " + PATH, key, registration, () -> created(registration));
    }

    private ResponseEntity<PriceCatalogView> created(PriceCatalogRegistration registration) {
        PriceCatalogView view = PriceCatalogView.of(catalogs.create(registration));
        return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
    }

    private CatalogVersion named(String slug, int version, String pointer) {
        return catalogs.findPublished(slug, version)
                .orElseThrow(() -> new InvalidRequest(pointer, "is no published version of " + slug));
    }
}
