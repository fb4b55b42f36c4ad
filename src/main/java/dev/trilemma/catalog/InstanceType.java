package dev.trilemma.catalog;

import java.math.BigDecimal;

/**
 * What accelerators an instance type has.
 *
 * @param acceleratorsPerInstance a fraction where instances share one
 */
public record InstanceType(
        String provider, String instanceType, String accelerator, BigDecimal acceleratorsPerInstance, String source) {}
