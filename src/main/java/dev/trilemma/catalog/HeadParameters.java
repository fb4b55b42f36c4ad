package dev.trilemma.catalog;

/**
 * The heads that a checkpoint carries for its pre-training tasks, beside the parameters of the model itself.
 *
 * @param parameters what the heads add
 * @param explanation the heads' parts
 */
public record HeadParameters(long parameters, String explanation) {}
