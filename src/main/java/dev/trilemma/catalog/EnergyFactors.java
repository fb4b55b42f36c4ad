package dev.trilemma.catalog;

import dev.trilemma.engine.energy.PowerFactors;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Generation;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The power and the embodied carbon of every accelerator: its own where metered, else those of its generation. */
@Component
public final class EnergyFactors {

    private final Map<String, PowerFactors> factors = ReferenceFiles.csv("power.csv", PowerRow.class).stream()
            .collect(Collectors.toUnmodifiableMap(PowerRow::key, PowerRow::toPowerFactors));

    EnergyFactors() {
        for (Generation generation : Generation.values()) {
            if (!factors.containsKey(generation.name())) {
                throw new IllegalStateException("catalog/power.csv has no row for " + generation);
            }
        }
    }

    public PowerFactors factorsOf(Accelerator accelerator) {
        PowerFactors own = factors.get(accelerator.id());
        return own == null ? factors.get(accelerator.generation().name()) : own;
    }
}
