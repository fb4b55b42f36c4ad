package dev.trilemma.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A team to be added.
 *
 * @param id the slug that keys and tokens will name it by
 * @param title what people call it
 */
record TeamDocument(
        @NotNull
        @Pattern(
                regexp = "[a-z0-9][a-z0-9-]{1,49}",
                message = "must be 2 to 50 lower-case letters, digits or hyphens, a letter or digit first")
        String id,

        @NotBlank @Size(max = 200) String title) {}
