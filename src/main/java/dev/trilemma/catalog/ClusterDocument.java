package dev.trilemma.catalog;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The accelerators and their links.
 *
 * @param accelerator an accelerator's slug or an unambiguous alias from {@code /api/v1/accelerators}
 * @param acceleratorCount accelerators paid for
 * @param acceleratorsPerNode accelerators that share a node; absent: 8, or all where there are fewer
 * @param interconnect slug of the network between nodes; absent: the accelerator's usual one
 * @param intraNodeBytesPerSecond link inside a node, each direction, for each accelerator; absent: the accelerator's own
 * @param interNodeBytesPerSecond link between nodes, each direction, for each accelerator; absent: from the interconnect
 */
public record ClusterDocument(
        @NotBlank @Size(max = 100) String accelerator,
        @NotNull @Positive @Max(1_000_000) Integer acceleratorCount,
        @Nullable @Positive @Max(100_000) Integer acceleratorsPerNode,
        @Nullable @Size(max = 100) String interconnect,
        @Nullable @DecimalMin("1e6") @DecimalMax("1e15") Double intraNodeBytesPerSecond,
        @Nullable @DecimalMin("1e6") @DecimalMax("1e15") Double interNodeBytesPerSecond) {}
