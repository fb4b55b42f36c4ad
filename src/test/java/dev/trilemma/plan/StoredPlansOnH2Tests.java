package dev.trilemma.plan;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:stored-plans;MODE=PostgreSQL")
class StoredPlansOnH2Tests extends StoredPlansContract {

    @Override
    String literal(String json) {
        return "json '" + json + "'";
    }
}
