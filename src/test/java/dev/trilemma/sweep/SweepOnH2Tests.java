package dev.trilemma.sweep;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:sweeps;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class SweepOnH2Tests extends SweepContract {}
