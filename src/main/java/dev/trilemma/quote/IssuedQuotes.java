package dev.trilemma.quote;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;

/** Quotes are added and read; there is no way to change one. */
interface IssuedQuotes extends Repository<IssuedQuote, UUID> {

    IssuedQuote save(IssuedQuote quote);

    Optional<IssuedQuote> findById(UUID id);

    Window<IssuedQuote> findAllByOrderByCreatedAtDescId(ScrollPosition position, Limit limit);
}
