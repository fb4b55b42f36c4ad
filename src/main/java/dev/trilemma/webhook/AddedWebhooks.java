package dev.trilemma.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;

interface AddedWebhooks extends Repository<AddedWebhook, UUID> {

    AddedWebhook saveAndFlush(AddedWebhook webhook);

    void delete(AddedWebhook webhook);

    Optional<AddedWebhook> findById(UUID id);

    List<AddedWebhook> findAll();

    Window<AddedWebhook> findAllByOrderByCreatedAtDescId(ScrollPosition position, Limit limit);
}
