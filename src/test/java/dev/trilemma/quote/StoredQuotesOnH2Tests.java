package dev.trilemma.quote;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:stored-quotes;MODE=PostgreSQL")
class StoredQuotesOnH2Tests extends StoredQuotesContract {}
