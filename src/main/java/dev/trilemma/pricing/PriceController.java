package dev.trilemma.pricing;

import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Prices", description = "What accelerators cost to rent, where and from whom, by dated and sourced offers.")
@RestController
@RequestMapping("/api/v1")
class PriceController {

    private final OfferSearch offers;
    private final PriceHistory history;
    private final PriceSummaries summaries;

    PriceController(OfferSearch offers, PriceHistory history, PriceSummaries summaries) {
        this.offers = offers;
        this.history = history;
        this.summaries = summaries;
    }

    @Operation(
            summary = "List the offers in force at an instant, cheapest accelerator first",
            description =
                    "Of several catalogs and versions each provider is priced from the one that saw its prices last, at or before"
                            + " that instant. Prices are list prices; a negotiated discount stands beside them.")
    @GetMapping("/prices")
    Page<OfferView> list(@Valid @ParameterObject PriceFilter filter, @Valid @ParameterObject Paging paging) {
        return offers.inForce(filter, paging);
    }

    @Operation(
            summary = "List how the price of an offer changed, or that of the cheapest of several, oldest first",
            description = "A point without a price says that none is known from then on.")
    @GetMapping("/price-history")
    Page<PricePoint> history(@Valid @ParameterObject HistoryFilter filter, @Valid @ParameterObject Paging paging) {
        return Page.of(history.of(filter), paging, point -> point.at().toString());
    }

    @Operation(
            summary = "List what each provider asks for an accelerator-hour, the provider with the lowest price first",
            description = "Over offers that include their host and whose price nobody doubts; list prices.")
    @GetMapping("/price-summaries")
    Page<PriceSummary> summaries(@Valid @ParameterObject SummaryFilter filter, @Valid @ParameterObject Paging paging) {
        return Page.of(summaries.of(filter), paging, PriceSummary::key);
    }
}
