package dev.trilemma.plan.evaluation;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:plans-over-time;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class PlansOverTimeOnH2Tests extends PlansOverTimeContract {

    @Override
    String json() {
        return "? format json";
    }
}
