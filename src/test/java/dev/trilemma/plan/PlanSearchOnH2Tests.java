package dev.trilemma.plan;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:plan-search;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class PlanSearchOnH2Tests extends PlanSearchContract {}
