package dev.trilemma.quote;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:decisions;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class DecisionsOnH2Tests extends DecisionsContract {}
