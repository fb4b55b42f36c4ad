package dev.trilemma.catalog;

/**
 * The models that stand for a size where no model is named.
 *
 * @param fromParameters the smallest size that it stands for
 * @param architecture a published model of it, whose siblings are derived
 * @param source where that model was read, and why it stands for these sizes
 */
public record DefaultFamily(String title, double fromParameters, ArchitectureDocument architecture, String source) {}
