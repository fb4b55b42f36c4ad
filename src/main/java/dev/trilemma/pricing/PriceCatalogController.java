package dev.trilemma.pricing;

import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Prices")
@RestController
@RequestMapping("/api/v1/price-catalogs")
class PriceCatalogController {

    private final CatalogReader catalogs;
    private final OfferSearch offers;

    PriceCatalogController(CatalogReader catalogs, OfferSearch offers) {
        this.catalogs = catalogs;
        this.offers = offers;
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
}
