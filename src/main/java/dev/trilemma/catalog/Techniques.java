package dev.trilemma.catalog;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The levers on a training run: each buys something and costs something else. */
@Component
public final class Techniques {

    private final List<Technique> techniques = ReferenceFiles.csv("techniques.csv", Technique.class).stream()
            .sorted(Comparator.comparing(Technique::id))
            .toList();

    /** All techniques by id. */
    public List<Technique> all() {
        return techniques;
    }
}
