package dev.trilemma.webhook;

import dev.trilemma.audit.Happening;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a receiver reads.
 *
 * @param data the resource's path, the action and the actor, then what the audit log has of it
 */
record EventView(WebhookEvent type, Instant timestamp, Map<String, Object> data) {

    static EventView of(WebhookEvent type, Happening happening) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("resource", "/api/v1/" + happening.resource());
        data.put("action", happening.action());
        data.put("actor", happening.actor());
        happening.detail().forEach(data::putIfAbsent);
        return new EventView(type, happening.at(), data);
    }
}
