package dev.trilemma.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What accelerators an instance type has.
 *
 * @param acceleratorsPerInstance a fraction where instances share one
 * @param soldAs the label under which price lists sell these accelerators apart from the same in other instances; null where they do not
 */
public record InstanceType(
        String provider,
        String instanceType,
        String accelerator,
        BigDecimal acceleratorsPerInstance,
        @Nullable String soldAs,
        String source) {}
