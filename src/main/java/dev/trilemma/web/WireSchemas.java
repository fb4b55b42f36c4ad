package dev.trilemma.web;

import com.fasterxml.jackson.databind.JavaType;
import dev.trilemma.engine.cost.Money;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Schemas of values as they are on the wire: enums by their names there, money as text, a JSON tree as any JSON, and
 * what is always present as required.
 */
final class WireSchemas implements ModelConverter {

    private static final String OURS = "dev.trilemma.";
    private static final String MONEY = "Money";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType type = Json.mapper().constructType(annotated.getType());
        Class<?> raw = type == null ? Object.class : type.getRawClass();
        if (raw.isEnum() && raw.getName().startsWith(OURS)) {
            return new StringSchema()._enum(WireNames.all(raw));
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new Schema<>();
        }
        if (raw == Money.class) {
            context.defineModel(MONEY, money());
            return new Schema<>().$ref("#/components/schemas/" + MONEY);
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(annotated, context, chain) : null;
        if (schema != null && raw.isRecord() && raw.getName().startsWith(OURS)) {
            markRequired(raw, schema, context);
        }
        return schema;
    }

    private static void markRequired(Class<?> type, Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        Schema<?> model = reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        if (model == null || model.getProperties() == null) {
            return;
        }
        List<String> required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .filter(model.getProperties()::containsKey)
                .toList();
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static Schema<?> money() {
        return new ObjectSchema()
                .description("An exact amount of one currency.")
                .addProperty(
                        "amount",
                        new StringSchema()
                                .description("A decimal, as text so that nothing rounds it")
                                .example("149825.07"))
                .addProperty(
                        "currency",
                        new StringSchema().description("ISO 4217 code").example("USD"))
                .required(List.of("amount", "currency"));
    }
}
