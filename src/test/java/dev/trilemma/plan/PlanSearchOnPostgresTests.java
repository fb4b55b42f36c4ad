package dev.trilemma.plan;

import dev.trilemma.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class PlanSearchOnPostgresTests extends PlanSearchContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Postgres.register(properties);
    }
}
