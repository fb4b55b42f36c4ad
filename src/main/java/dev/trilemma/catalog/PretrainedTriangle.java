package dev.trilemma.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The triangle of pre-trained models (Zhu and Zeng 2022, "Impossible triangle: what's next for pre-trained language models?", arXiv
 * 2204.06130): a moderate size, skill from few examples, skill after fine-tuning. It is another than that of speed, quality and cost.
 */
@Component
public final class PretrainedTriangle {

    /** A model is of moderate size below this many parameters (section 1). */
    private static final double MODERATE_PARAMETERS = 1e9;

    private static final String PAPER = "arXiv 2204.06130";

    private final Map<String, Family> families = ReferenceFiles.csv("pretrained-triangle.csv", Family.class).stream()
            .collect(Collectors.toMap(Family::family, Function.identity()));

    /** Which of the three a model has, in words; what nobody scored is said to be unknown. */
    public String note(CatalogModel model) {
        boolean moderate = model.dimensions().parameters() < MODERATE_PARAMETERS;
        Family family = families.get(model.family());
        List<String> has = new ArrayList<>();
        if (moderate) {
            has.add("a moderate size");
        }
        if (family == null) {
            return sentence(has) + " Its few-shot and fine-tuned skills are not scored here.";
        }
        if (family.fewShot() && !moderate) {
            has.add("few-shot skill");
        }
        if (family.fineTuned()) {
            has.add("fine-tuned skill");
        }
        return sentence(has) + " " + family.source() + ".";
    }

    private static String sentence(List<String> has) {
        return "Of the triangle of pre-trained models (moderate size, few-shot skill, fine-tuned skill; " + PAPER
                + ") it has " + (has.isEmpty() ? "none" : String.join(" and ", has)) + ".";
    }

    private record Family(String family, boolean fewShot, boolean fineTuned, String source) {}
}
