package dev.trilemma.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads documents that arrive inside others as strictly as if each were a request body of its own. */
@Component
public final class Documents {

    private final JsonMapper json;
    private final Validator validator;

    Documents(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * A document with a JSON merge patch applied, as strictly as if the whole were a request body.
     *
     * @throws InvalidRequest where the patch is no object
     * @throws tools.jackson.core.JacksonException where a field is unknown or has the wrong type
     * @throws ConstraintViolationException where a value is out of its bounds
     */
    public <T> T patched(T document, JsonNode patch, Class<T> type) {
        return read(MergePatch.apply(json.valueToTree(document), patch), type);
    }

    /**
     * @throws InvalidRequest where the tree is no object
     * @throws tools.jackson.core.JacksonException where a field is unknown or has the wrong type
     * @throws ConstraintViolationException where a value is out of its bounds
     */
    public <T> T read(JsonNode tree, Class<T> type) {
        if (!tree.isObject()) {
            throw new InvalidRequest("", "must be an object");
        }
        T document = json.treeToValue(tree, type);
        Set<ConstraintViolation<T>> violations = validator.validate(document);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return document;
    }
}
