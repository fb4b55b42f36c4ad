package dev.trilemma.engine.triangle;

/**
 * What the three scores are measured against.
 *
 * @param speed wall clock, in seconds
 * @param quality reducible loss, in nats
 * @param cost money, in the currency of its anchors
 */
public record TriangleScales(Scale speed, Scale quality, Scale cost) {}
