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
@RequestMapping("/api/v1/prices")
class PriceController {

    private final OfferSearch offers;

    PriceController(OfferSearch offers) {
        this.offers = offers;
    }

    @Operation(summary = "List the offers in force at an instant, cheapest accelerator first")
    @GetMapping
    Page<OfferView> list(@Valid @ParameterObject PriceFilter filter, @Valid @ParameterObject Paging paging) {
        return offers.inForce(filter, paging);
    }
}
