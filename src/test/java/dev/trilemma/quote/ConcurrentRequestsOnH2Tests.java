package dev.trilemma.quote;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:concurrent;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class ConcurrentRequestsOnH2Tests extends ConcurrentRequestsContract {}
