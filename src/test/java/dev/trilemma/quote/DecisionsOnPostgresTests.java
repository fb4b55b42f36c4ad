package dev.trilemma.quote;

import dev.trilemma.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class DecisionsOnPostgresTests extends DecisionsContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Postgres.register(properties);
    }
}
