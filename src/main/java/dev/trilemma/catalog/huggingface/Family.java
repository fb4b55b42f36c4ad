package dev.trilemma.catalog.huggingface;

/** How one {@code model_type} writes its dimensions. */
interface Family {

    ArchitectureDraft read(ConfigKeys config);
}
