package dev.trilemma.pricing.ownership;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.PricingDocument.OwnershipDocument;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.web.InvalidRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Prices")
@RestController
@RequestMapping("/api/v1/owned-prices")
class OwnedPriceController {

    private final Ownership ownership;
    private final Accelerators accelerators;

    OwnedPriceController(Ownership ownership, Accelerators accelerators) {
        this.ownership = ownership;
        this.accelerators = accelerators;
    }

    /**
     * An accelerator that is owned rather than rented.
     *
     * @param accelerator an accelerator's slug or alias
     * @param ownership what it costs to own; absent parts have sourced defaults
     */
    record OwnedPriceRequest(
            @NotNull @Size(max = 100) String accelerator,
            @Nullable @Valid OwnershipDocument ownership) {}

    /**
     * What an hour of work of an owned accelerator costs.
     *
     * @param accelerator its slug
     * @param pricePerAccelerator the sum of the lines
     * @param lines depreciation, energy, hosting and operations
     * @param assumptions the values that were not given, and where they come from
     */
    record OwnedPriceView(
            String accelerator, Money pricePerAccelerator, List<OwnedPrice.Line> lines, List<Assumption> assumptions) {}

    @Operation(
            summary = "Calculate what an hour of an owned accelerator costs",
            description =
                    "Purchase, life, residual value, utilisation, power, energy, hosting and operations. A plan with the commitment"
                            + " `owned` is priced in the same way.")
    @PostMapping
    OwnedPriceView calculate(@Valid @RequestBody OwnedPriceRequest request) {
        Accelerator accelerator = accelerators.accelerator(request.accelerator(), "/accelerator");
        OwnedPrice price = price(accelerator, request.ownership()).orElseThrow(() -> missing(accelerator));
        return new OwnedPriceView(
                accelerator.id(), price.pricePerAcceleratorHour(), price.lines(), price.assumptions());
    }

    /** Pointers are those of a plan, which holds the same object deeper. */
    private Optional<OwnedPrice> price(Accelerator accelerator, @Nullable OwnershipDocument document) {
        try {
            return ownership.pricePerAcceleratorHour(accelerator, document);
        } catch (InvalidPlan invalid) {
            throw new InvalidRequest(
                    invalid.pointer().replaceFirst("^/pricing", ""), String.valueOf(invalid.getMessage()));
        }
    }

    private static InvalidRequest missing(Accelerator accelerator) {
        return accelerator.powerWatts() == null
                ? new InvalidRequest("/ownership/powerWatts", "is needed, since its maker does not publish it")
                : new InvalidRequest(
                        "/ownership/pricePerAccelerator",
                        "is needed, since nobody publishes what " + accelerator.id() + " costs to buy");
    }
}
