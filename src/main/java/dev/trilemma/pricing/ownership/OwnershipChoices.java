package dev.trilemma.pricing.ownership;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.engine.cost.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a plan says about its owned accelerators, else the default; each default is noted as an assumption. */
final class OwnershipChoices {

    private static final String PATH = "pricing.ownership.";

    private final List<Assumption> assumptions = new ArrayList<>();

    double value(String name, @Nullable Double said, OwnershipDefaults.Value otherwise) {
        if (said == null) {
            assume(name, String.valueOf(otherwise.value()), otherwise.source());
            return otherwise.value();
        }
        return said;
    }

    /**
     * The purchase price, whose currency all other prices must have; empty where it is unknown.
     *
     * @param listed absent where nobody publishes it
     */
    Optional<Money> purchasePrice(@Nullable Money said, Optional<OwnershipDefaults.Price> listed) {
        Optional<Money> price =
                said != null ? Optional.of(said) : listed.map(found -> price("pricePerAccelerator", null, found));
        price.ifPresent(
                known -> requireOf(known.amount().signum() > 0, "pricePerAccelerator", "must be greater than 0"));
        return price;
    }

    Money runningPrice(String name, @Nullable Money said, OwnershipDefaults.Price otherwise, Money purchasePrice) {
        Money price = price(name, said, otherwise);
        requireOf(price.amount().signum() >= 0, name, "must not be negative");
        requireOf(
                price.currency().equals(purchasePrice.currency()),
                name,
                "must be given in " + purchasePrice.currency() + ", as pricePerAccelerator is");
        return price;
    }

    /** A factor that a plan cannot give. */
    double factor(String name, OwnershipDefaults.Value otherwise) {
        return value(name, null, otherwise);
    }

    private void assume(String name, String value, String source) {
        assumptions.add(new Assumption(PATH + name, value, source));
    }

    List<Assumption> assumptions() {
        return List.copyOf(assumptions);
    }

    private Money price(String name, @Nullable Money said, OwnershipDefaults.Price otherwise) {
        if (said == null) {
            assume(name, otherwise.amount() + " " + otherwise.currency(), otherwise.source());
            return otherwise.money();
        }
        return said;
    }

    private static void requireOf(boolean condition, String name, String reason) {
        require(condition, "/pricing/ownership/" + name, reason);
    }
}
