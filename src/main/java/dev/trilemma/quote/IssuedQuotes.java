package dev.trilemma.quote;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Quotes are added and read; there is no way to change one. */
interface IssuedQuotes extends Repository<IssuedQuote, UUID> {

    IssuedQuote save(IssuedQuote quote);

    Optional<IssuedQuote> findById(UUID id);

    List<IssuedQuote> findByIdIn(Collection<UUID> ids);
}
