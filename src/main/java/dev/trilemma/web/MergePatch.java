package dev.trilemma.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON merge patch, RFC 7396, section 2. Written out because the Java libraries for it need Jackson 2, and
 * {@code ObjectReader.readerForUpdating} keeps nulls and appends to arrays.
 */
public final class MergePatch {

    private MergePatch() {}

    /** The target with the patch applied; the target itself stays as it is. */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        return merge(target.deepCopy(), patch);
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        changes.forEachEntry((name, change) -> {
            if (change.isNull()) {
                merged.remove(name);
            } else {
                merged.set(name, merge(merged.path(name), change));
            }
        });
        return merged;
    }
}
