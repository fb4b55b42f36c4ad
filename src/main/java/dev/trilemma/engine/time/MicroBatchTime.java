package dev.trilemma.engine.time;

/**
 * What one micro-batch takes on one rank, under one split of tensors, sequences and experts: everything that does not depend on
 * pipeline, replicas and ZeRO stage, which a search varies around it.
 *
 * @param filledShare share of the plan's positions that are computed; the others are padding
 * @param layers both passes through all layers of the model
 * @param launchSeconds host time to launch the kernels of all layers
 * @param headSeconds output head and loss, forward and backward
 * @param keptBytes activations that all layers keep for the backward pass
 * @param sharedWeights weights of all layers on this rank that every expert-parallel rank holds
 * @param routedWeights weights of all layers on this rank that belong to its experts
 */
public record MicroBatchTime(
        double tokens,
        double filledShare,
        LayerTime dense,
        LayerTime mixture,
        LayerTime crossAttention,
        LayerPass layers,
        double layerSeconds,
        double launchSeconds,
        double headSeconds,
        double keptBytes,
        double sharedWeights,
        double routedWeights) {}
