package dev.trilemma.pricing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface NegotiatedDiscounts extends Repository<NegotiatedDiscount, UUID> {

    NegotiatedDiscount save(NegotiatedDiscount discount);

    Optional<NegotiatedDiscount> findById(UUID id);

    List<NegotiatedDiscount> findAllByOrderByCreatedAtDescIdAsc();
}
