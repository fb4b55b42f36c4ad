package dev.trilemma.plan.evaluation;

import dev.trilemma.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class PlansOverTimeOnPostgresTests extends PlansOverTimeContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Postgres.register(properties);
    }

    @Override
    String json() {
        return "?::jsonb";
    }
}
