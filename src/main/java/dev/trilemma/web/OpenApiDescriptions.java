package dev.trilemma.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.JavadocProvider;
import org.springframework.stereotype.Component;

/** Describes a schema by its class where springdoc has lost that, as it does for types that annotations name. */
@Component
class OpenApiDescriptions implements ModelConverter, OpenApiCustomizer {

    private final Map<String, Class<?>> records = new ConcurrentHashMap<>();
    private final JavadocProvider javadoc;

    OpenApiDescriptions(JavadocProvider javadoc) {
        this.javadoc = javadoc;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        if (schema != null && schema.get$ref() != null) {
            String reference = schema.get$ref();
            records.put(
                    reference.substring(reference.lastIndexOf('/') + 1),
                    Json.mapper().constructType(type.getType()).getRawClass());
        }
        return schema;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getDescription() == null && records.containsKey(name)) {
                schema.setDescription(javadoc.getClassJavadoc(records.get(name)));
            }
        });
    }
}
