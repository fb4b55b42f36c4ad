package dev.trilemma.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** How someone looks at a page; in UTC, and without animations, which would be seen halfway. */
record Look(ColorScheme colors, int width, int height, String locale) {

    static final Look LIGHT = new Look(ColorScheme.LIGHT, 1280, 800, "en-US");
    static final Look DARK = new Look(ColorScheme.DARK, 1280, 800, "en-US");

    /** As wide as a telephone. */
    Look narrow() {
        return sized(390, 844);
    }

    Look sized(int width, int height) {
        return new Look(colors, width, height, locale);
    }

    /** @param locale as in {@code de-DE} */
    Look in(String locale) {
        return new Look(colors, width, height, locale);
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setColorScheme(colors)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height)
                .setLocale(locale)
                .setTimezoneId("UTC");
    }

    /** As in the name of a file. */
    @Override
    public String toString() {
        return colors.name().toLowerCase() + "-" + width + "-" + locale;
    }
}
