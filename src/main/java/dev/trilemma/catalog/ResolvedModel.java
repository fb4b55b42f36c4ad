package dev.trilemma.catalog;

import dev.trilemma.engine.shape.ModelShape;
import java.util.List;

/** A model's shape, what was assumed on the way to it, and what its reader should know. */
public record ResolvedModel(ModelShape shape, List<Assumption> assumptions, List<Warning> warnings) {}
