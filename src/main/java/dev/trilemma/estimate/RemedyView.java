package dev.trilemma.estimate;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.strategy.Remedy;
import dev.trilemma.engine.strategy.Setting;
import dev.trilemma.web.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change to a plan that does not fit, evaluated again.
 *
 * @param pointer the field of the plan document to change
 * @param value what to change it to, in words
 * @param patch JSON merge patch that makes the change
 * @param fits whether the plan then fits
 * @param totalBytes memory of the fullest accelerator then
 * @param stepSeconds time of a step then
 */
record RemedyView(
        String pointer,
        String value,
        @Schema(implementation = PlanDocument.class) JsonNode patch,
        boolean fits,
        double totalBytes,
        double stepSeconds) {

    static RemedyView of(Remedy remedy) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        remedy.settings().forEach(setting -> set(patch, setting));
        return new RemedyView(
                remedy.pointer(), remedy.value(), patch, remedy.fits(), remedy.totalBytes(), remedy.stepSeconds());
    }

    private static void set(ObjectNode patch, Setting setting) {
        JsonPointer field = JsonPointer.compile(setting.pointer());
        patch.withObject(field.head())
                .set(field.last().getMatchingProperty(), Json.mapper().valueToTree(setting.value()));
    }
}
