package dev.trilemma.plan;

import java.util.Map;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.type.format.jackson.Jackson3JsonFormatMapper;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON columns speak as the API does: the same names, constants and money. A field that is no longer known is passed over, so
 * that what was stored stays readable.
 */
@Component
class JsonColumns implements HibernatePropertiesCustomizer {

    private final JsonMapper json;

    JsonColumns(JsonMapper json) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Override
    public void customize(Map<String, Object> properties) {
        properties.put(AvailableSettings.JSON_FORMAT_MAPPER, new Jackson3JsonFormatMapper(json));
    }
}
