package dev.trilemma.pricing.ownership;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.hardware.Generation;
import java.util.Map;

/**
 * What is assumed about owned accelerators where a plan does not say, as in {@code catalog/ownership.yaml}.
 *
 * @param serverOverhead price of the server and its share of the network over the price of its accelerators
 * @param powerUsageEffectiveness energy of the facility over that of its machines
 * @param load average power over rated power, while training
 * @param serverPower rated power of a server over that of its accelerators
 */
record OwnershipDefaults(
        Value serverOverhead,
        Value lifeYears,
        Value residualShare,
        Value utilisation,
        Price energyPricePerKwh,
        Price hostingPerKwMonth,
        Value operationsShare,
        Value powerUsageEffectiveness,
        Value load,
        Value serverPower,
        Map<Generation, Value> serverPowerByGeneration) {

    OwnershipDefaults {
        serverPowerByGeneration = Map.copyOf(serverPowerByGeneration);
    }

    Value serverPower(Generation generation) {
        return serverPowerByGeneration.getOrDefault(generation, serverPower);
    }

    /** A number and where it comes from. */
    record Value(double value, String source) {}

    /** An amount of money and where it comes from. */
    record Price(String amount, String currency, String source) {

        Money money() {
            return Money.of(amount, currency);
        }
    }
}
