package dev.trilemma.web;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes records and enums as {@link Json} writes them. */
@Component
class OpenApiSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        Schema<?> schema = others.next().resolve(type, context, others);
        if (schema == null) {
            return null;
        }
        Class<?> raw =
                TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (raw.isEnum()) {
            nameConstants(schema, raw);
        }
        if (raw.isRecord()) {
            requireWhatIsNeverAbsent(definition(schema, context), raw);
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static void nameConstants(Schema<?> schema, Class<?> type) {
        ((Schema<String>) schema).setEnum(WireNames.all(type));
    }

    private static Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        return Optional.ofNullable(schema.get$ref())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .<Schema<?>>map(name -> context.getDefinedModels().get(name))
                .orElse(schema);
    }

    private static void requireWhatIsNeverAbsent(Schema<?> schema, Class<?> type) {
        if (schema.getProperties() == null) {
            return;
        }
        Set<String> properties = schema.getProperties().keySet();
        List<String> required = alwaysPresent(type, properties).toList();
        if (!required.isEmpty()) {
            schema.setRequired(required);
        }
    }

    /** A component without a property of its own is one whose components stand in its place. */
    private static Stream<String> alwaysPresent(Class<?> type, Set<String> properties) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .flatMap(component -> properties.contains(component.getName())
                        ? Stream.of(component.getName())
                        : unwrapped(component, properties));
    }

    private static Stream<String> unwrapped(RecordComponent component, Set<String> properties) {
        return component.getType().isRecord() ? alwaysPresent(component.getType(), properties) : Stream.empty();
    }
}
