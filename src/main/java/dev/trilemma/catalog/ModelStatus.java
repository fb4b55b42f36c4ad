package dev.trilemma.catalog;

/** Whether a model's makers stand behind its figures. */
public enum ModelStatus {
    PUBLISHED,
    UNOFFICIAL
}
