package dev.trilemma.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names in the catalog that someone who misspelt one most likely meant. */
public final class NearestNames {

    private static final int LIMIT = 3;
    private static final LevenshteinDistance LEVENSHTEIN = LevenshteinDistance.getDefaultInstance();

    private NearestNames() {}

    /** "is not in the catalog; did you mean a, b or c?" */
    public static String unknown(String name, Collection<String> known) {
        return "is not in the catalog" + didYouMean(name, known);
    }

    /** "; did you mean a, b or c?", or nothing where no known name is near. */
    public static String didYouMean(String name, Collection<String> known) {
        List<String> nearest = nearest(name, known);
        return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
    }

    private static List<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate ->
                        distance(wanted, candidate) <= Math.max(wanted.length(), candidate.length()) * 2 / 3)
                .sorted(Comparator.comparingInt((String candidate) -> distance(wanted, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(LIMIT)
                .toList();
    }

    /** Edits between two names, where what one merely adds around the other counts little: {@code h100} is near {@code nvidia-h100-…}. */
    private static int distance(String wanted, String candidate) {
        if (candidate.contains(wanted)) {
            return 1 + (candidate.length() - wanted.length()) / 8;
        }
        return LEVENSHTEIN.apply(wanted, candidate);
    }
}
