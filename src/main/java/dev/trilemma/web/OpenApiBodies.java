package dev.trilemma.web;

import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Describes the bodies of requests so that a client generated from the description can send what the service takes. */
final class OpenApiBodies {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PATCH = "Patch";

    private final Components components;

    OpenApiBodies(OpenAPI api) {
        components = api.getComponents();
    }

    void finish(HttpMethod method, Content content) {
        jsonFirst(content);
        content.values().forEach(body -> {
            if (method == HttpMethod.PATCH) {
                leaveOutRequired(body);
            }
            openWhatIsFree(body.getSchema());
        });
    }

    /** Clients send JSON where they may, with the type of the first. */
    private static void jsonFirst(Content content) {
        List<Map.Entry<String, MediaType>> entries = content.entrySet().stream()
                .sorted((one, other) -> Boolean.compare(isJson(other.getKey()), isJson(one.getKey())))
                .toList();
        content.clear();
        entries.forEach(entry -> content.addMediaType(entry.getKey(), entry.getValue()));
    }

    private static boolean isJson(String mediaType) {
        return mediaType.endsWith("json");
    }

    /** A merge patch of a resource has any of its fields, and null for those that may be absent; some are written as patches. */
    private void leaveOutRequired(MediaType body) {
        String reference = body.getSchema().get$ref();
        if (reference == null || reference.endsWith(PATCH)) {
            return;
        }
        String name = reference.substring(SCHEMAS.length());
        components.addSchemas(name + PATCH, patch(components.getSchemas().get(name)));
        body.setSchema(new Schema<>().$ref(SCHEMAS + name + PATCH));
    }

    private static Schema<?> patch(Schema<?> whole) {
        Schema<?> patch = AnnotationsUtils.clone(whole, true);
        List<String> required = Optional.ofNullable(patch.getRequired()).orElse(List.of());
        patch.getProperties().forEach((name, property) -> {
            if (!required.contains(name)) {
                takeNull(property);
            }
        });
        patch.setRequired(null);
        patch.setDescription("Those fields that change; null removes one. " + whole.getDescription());
        return patch;
    }

    private static void takeNull(Schema<?> field) {
        if (field.getTypes() != null) {
            field.addType("null");
        }
    }

    /** Generators know no value of several types, and some take an object without fields for one that never has any. */
    private static void openWhatIsFree(Schema<?> schema) {
        Set<String> types = Optional.ofNullable(schema.getTypes()).orElse(Set.of());
        if (types.size() > 1) {
            schema.setTypes(null);
        } else if (types.contains("object")
                && schema.getProperties() == null
                && schema.getAdditionalProperties() == null) {
            schema.setAdditionalProperties(true);
        }
    }
}
