package dev.trilemma.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How Java and JSON meet. What is read is taken literally: an unknown or repeated field, a number in quotes, a null in a list or
 * anything after the document is refused. What is written leaves nulls out and keeps the order of the record.
 */
@Component
public class Json implements JsonMapperBuilderCustomizer {

    /** A mapper outside of Spring that reads and writes as the service does. */
    public static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        new Json().customize(builder);
        return builder.build();
    }

    @Override
    public void customize(JsonMapper.Builder builder) {
        readStrictly(builder);
        builder.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .enumNamingStrategy((config, type, constant) -> WireNames.of(constant))
                .addModule(scalars());
    }

    private static void readStrictly(JsonMapper.Builder builder) {
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(Json::refuseEmptyAsNull);
        for (Class<?> collection : List.of(List.class, Set.class, Collection.class)) {
            builder.withConfigOverride(
                    collection, override -> override.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)));
        }
    }

    private static void refuseEmptyAsNull(MutableCoercionConfig coercions) {
        coercions
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail);
    }

    private static SimpleModule scalars() {
        return new SimpleModule("trilemma")
                .addDeserializer(Double.class, new FiniteNumber(Double.class))
                .addDeserializer(double.class, new FiniteNumber(double.class))
                .addDeserializer(String.class, new StorableText())
                .addKeyDeserializer(String.class, new StorableText.Key())
                .addDeserializer(Object.class, new PlainValue())
                .addDeserializer(JsonNode.class, new PlainTree())
                .addDeserializer(UUID.class, new QuotedScalar<>(UUID.class, UUID::fromString))
                .addDeserializer(Instant.class, new QuotedScalar<>(Instant.class, Timestamps::instant))
                .addDeserializer(LocalDate.class, new QuotedScalar<>(LocalDate.class, Timestamps::date))
                .addDeserializer(Money.class, new MoneyReader())
                .addSerializer(Money.class, new MoneyWriter());
    }
}
