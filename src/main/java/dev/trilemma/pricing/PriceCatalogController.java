package dev.trilemma.pricing;

import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Prices")
@RestController
@RequestMapping("/api/v1/price-catalogs")
class PriceCatalogController {

    private final PriceCatalogs catalogs;
    private final PublishedPrices published;

    PriceCatalogController(PriceCatalogs catalogs, PublishedPrices published) {
        this.catalogs = catalogs;
        this.published = published;
    }

    @Operation(summary = "Lists the price catalogs")
    @GetMapping
    Page<PriceCatalogView> list(@Valid @ParameterObject Paging paging) {
        return Page.of(catalogs.findAllByOrderById(), paging, PriceCatalog::id).map(PriceCatalogView::of);
    }

    @Operation(summary = "Lists the published versions of a price catalog, newest first")
    @GetMapping("/{slug}/versions")
    Page<CatalogVersionView> versions(
            @Parameter(example = "public-prices") @PathVariable String slug, @Valid @ParameterObject Paging paging) {
        return Page.of(versions(slug), paging, version -> String.valueOf(version.version()))
                .map(CatalogVersionView::of);
    }

    @Operation(summary = "Lists every price of a published version, cheapest accelerator first")
    @GetMapping("/{slug}/versions/{version}/prices")
    Page<OfferView> prices(
            @Parameter(example = "public-prices") @PathVariable String slug,
            @Parameter(example = "1") @PathVariable int version,
            @Valid @ParameterObject Paging paging) {
        PublishedCatalog found = versions(slug).stream()
                .filter(candidate -> candidate.version() == version)
                .findFirst()
                .orElseThrow(() -> new NotFound("version of price catalog " + slug, version));
        return Page.of(
                        published.book(List.of(found)).all(),
                        paging,
                        offer -> offer.id().toString())
                .map(OfferView::of);
    }

    private List<PublishedCatalog> versions(String slug) {
        if (catalogs.findById(slug).isEmpty()) {
            throw new NotFound("price catalog", slug);
        }
        return published.versions().stream()
                .filter(version -> version.priceCatalog().equals(slug))
                .sorted(Comparator.comparingInt(PublishedCatalog::version).reversed())
                .toList();
    }
}
