package dev.trilemma.sweep;

import dev.trilemma.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class SweepOnPostgresTests extends SweepContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Postgres.register(properties);
    }
}
