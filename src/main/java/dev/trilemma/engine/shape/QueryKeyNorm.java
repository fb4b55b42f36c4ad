package dev.trilemma.engine.shape;

/** Norms on queries and keys: none, one head wide (Qwen 3, Gemma 3), or over all heads (OLMo 2). */
public enum QueryKeyNorm {
    NONE,
    HEAD,
    FULL
}
