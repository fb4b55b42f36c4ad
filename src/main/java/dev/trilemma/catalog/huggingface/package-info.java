/**
 * Reads a model's {@code config.json} of the Hugging Face Hub, family by family, into the architecture that people could have
 * written themselves.
 */
@NullMarked
package dev.trilemma.catalog.huggingface;

import org.jspecify.annotations.NullMarked;
