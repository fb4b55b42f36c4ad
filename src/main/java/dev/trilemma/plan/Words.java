package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that a plan is found by: runs of letters, digits and dots, in lower case; a tag is one word, marked as such. */
final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}.]+");
    private static final String TAG = "#";

    private Words() {}

    static Set<String> of(SavedPlan plan) {
        PlanDocument document = plan.document();
        Set<String> words = in(
                Stream.of(document.title(), document.model(), document.cluster().accelerator())
                        .filter(Objects::nonNull));
        plan.settings().tags().forEach(tag -> words.add(ofTag(tag)));
        return words;
    }

    static Set<String> of(PlanFilter filter) {
        Set<String> words = new TreeSet<>();
        if (filter.text() != null) {
            words.addAll(in(Stream.of(filter.text())));
        }
        if (filter.tag() != null) {
            words.add(ofTag(filter.tag()));
        }
        return words;
    }

    static Set<String> in(Stream<String> texts) {
        return texts.flatMap(text -> Arrays.stream(BETWEEN.split(text.toLowerCase(Locale.ROOT))))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String ofTag(String tag) {
        return TAG + tag.toLowerCase(Locale.ROOT);
    }
}
