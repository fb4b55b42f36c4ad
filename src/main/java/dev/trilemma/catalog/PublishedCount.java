package dev.trilemma.catalog;

/**
 * The parameters that a model is published with, which ours are tested against.
 *
 * @param parameters every parameter, tied tables once
 * @param activeParameters parameters that one token passes through, embeddings included
 * @param status how the count is known
 */
public record PublishedCount(long parameters, long activeParameters, CountStatus status) {}
