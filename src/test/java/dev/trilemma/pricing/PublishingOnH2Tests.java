package dev.trilemma.pricing;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:publishing;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class PublishingOnH2Tests extends PublishingTests {}
