package dev.trilemma.plan;

import dev.trilemma.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class StoredPlansOnPostgresTests extends StoredPlansContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Postgres.register(properties);
    }

    @Override
    String literal(String json) {
        return "'" + json + "'::jsonb";
    }
}
