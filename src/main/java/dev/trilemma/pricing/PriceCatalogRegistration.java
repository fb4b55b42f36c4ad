package dev.trilemma.pricing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A price catalog to create.
 *
 * @param id the slug that plans will name it by
 * @param title what people call it
 * @param provider the one provider whose prices it holds; absent where it holds several
 */
record PriceCatalogRegistration(
        @NotNull
        @Pattern(
                regexp = "[a-z0-9][a-z0-9.-]{1,99}",
                message = "must be 2 to 100 lower-case letters, digits, dots or hyphens, a letter or digit first")
        String id,

        @NotBlank @Size(max = 200) String title,

        @Nullable
        @Pattern(
                regexp = "[a-z0-9][a-z0-9.-]{0,99}",
                message = "must be lower-case letters, digits, dots or hyphens, a letter or digit first, such as gcp")
        String provider) {}
