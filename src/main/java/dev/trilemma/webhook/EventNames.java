package dev.trilemma.webhook;

import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A set of events in one column. */
final class EventNames implements AttributeConverter<Set<WebhookEvent>, String> {

    @Override
    public String convertToDatabaseColumn(Set<WebhookEvent> events) {
        return events.stream().sorted().map(WebhookEvent::name).collect(Collectors.joining(" "));
    }

    @Override
    public Set<WebhookEvent> convertToEntityAttribute(String names) {
        return Arrays.stream(names.split(" "))
                .map(WebhookEvent::valueOf)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(() -> EnumSet.noneOf(WebhookEvent.class)),
                        Collections::unmodifiableSet));
    }
}
