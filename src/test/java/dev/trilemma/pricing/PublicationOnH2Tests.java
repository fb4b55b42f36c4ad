package dev.trilemma.pricing;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:publication;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class PublicationOnH2Tests extends PublicationContract {}
