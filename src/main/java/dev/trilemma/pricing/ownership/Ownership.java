package dev.trilemma.pricing.ownership;

import dev.trilemma.catalog.PricingDocument.OwnershipDocument;
import dev.trilemma.catalog.ReferenceFiles;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.hardware.Accelerator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What accelerators cost to own, from purchase prices and sourced defaults. */
@Component
public final class Ownership {

    private static final OwnershipDocument NOTHING_SAID =
            new OwnershipDocument(null, null, null, null, null, null, null, null, null, null);

    private final OwnershipDefaults defaults = ReferenceFiles.yaml("ownership.yaml", OwnershipDefaults.class);
    private final Map<String, PurchasePriceRow> purchasePrices =
            ReferenceFiles.csv("ownership-prices.csv", PurchasePriceRow.class).stream()
                    .collect(Collectors.toMap(PurchasePriceRow::accelerator, Function.identity()));

    /** Of plans that say nothing of their hardware, by accelerator: nothing of it changes while the service runs. */
    private final Map<String, Optional<OwnedPrice>> usual = new ConcurrentHashMap<>();

    /**
     * What an hour of work of one owned accelerator costs; empty where nobody publishes what the accelerator costs to buy and
     * the plan does not say it, or where its power is not published and the plan does not say it.
     *
     * @throws InvalidPlan where the plan's amounts are negative or of several currencies
     */
    public Optional<OwnedPrice> pricePerAcceleratorHour(
            Accelerator accelerator, @Nullable OwnershipDocument ownership) {
        return ownership == null
                ? usual.computeIfAbsent(accelerator.id(), unknown -> price(accelerator, NOTHING_SAID))
                : price(accelerator, ownership);
    }

    private Optional<OwnedPrice> price(Accelerator accelerator, OwnershipDocument said) {
        var choices = new OwnershipChoices();
        Double powerWatts = said.powerWatts() == null ? accelerator.powerWatts() : said.powerWatts();
        Optional<Money> purchasePrice = choices.purchasePrice(said.pricePerAccelerator(), listed(accelerator));
        return powerWatts == null
                ? Optional.empty()
                : purchasePrice.map(
                        price -> owned(said, terms(said, price, choices), accelerator, powerWatts, choices));
    }

    private Optional<OwnershipDefaults.Price> listed(Accelerator accelerator) {
        return Optional.ofNullable(purchasePrices.get(accelerator.id())).map(PurchasePriceRow::price);
    }

    private OwnershipTerms terms(OwnershipDocument said, Money purchasePrice, OwnershipChoices choices) {
        return new OwnershipTerms(
                purchasePrice,
                choices.value("serverOverhead", said.serverOverhead(), defaults.serverOverhead()),
                choices.value("lifeYears", said.lifeYears(), defaults.lifeYears()),
                choices.value("residualShare", said.residualShare(), defaults.residualShare()),
                choices.value("utilisation", said.utilisation(), defaults.utilisation()),
                choices.runningPrice(
                        "energyPricePerKwh", said.energyPricePerKwh(), defaults.energyPricePerKwh(), purchasePrice),
                choices.runningPrice(
                        "hostingPerKwMonth", said.hostingPerKwMonth(), defaults.hostingPerKwMonth(), purchasePrice),
                choices.value("operationsShare", said.operationsShare(), defaults.operationsShare()));
    }

    private OwnedPrice owned(
            OwnershipDocument said,
            OwnershipTerms terms,
            Accelerator accelerator,
            double powerWatts,
            OwnershipChoices choices) {
        double ratedWatts = ratedWatts(accelerator, powerWatts, choices);
        return new OwnedPrice(
                terms.depreciation(),
                terms.energy(drawnWatts(said, ratedWatts, choices)),
                terms.hosting(ratedWatts),
                terms.operations(),
                choices.assumptions());
    }

    private double ratedWatts(Accelerator accelerator, double powerWatts, OwnershipChoices choices) {
        OwnershipDefaults.Value serverPower = defaults.serverPower(accelerator.generation());
        return choices.factor("serverPower", serverPower) * powerWatts;
    }

    private double drawnWatts(OwnershipDocument said, double ratedWatts, OwnershipChoices choices) {
        return ratedWatts
                * choices.factor("load", defaults.load())
                * choices.value(
                        "powerUsageEffectiveness", said.powerUsageEffectiveness(), defaults.powerUsageEffectiveness());
    }
}
