package dev.trilemma.faults.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Faults of a whole request: its path, query, headers, method and bytes. */
final class RequestFaults {

    /** Of /api/v1, the empty one before the first slash among them. */
    private static final int API_SEGMENTS = 3;

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get");

    private static final List<String> HEADERS = List.of(
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "Idempotency-Key",
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Type",
            "Content-Encoding",
            "Range",
            "Origin",
            "Access-Control-Request-Method",
            "Authorization",
            "X-API-Key",
            "X-Forwarded-For",
            "X-Forwarded-Prefix",
            "Forwarded",
            "X-HTTP-Method-Override",
            "Cookie",
            "Last-Event-ID",
            "Traceparent",
            "X-Request-Id");

    private static final List<String> PARAMETERS =
            List.of("limit", "cursor", "at", "status", "sort", "draft", "x", "", "a[b]", "%zz", "%F0%9F%9A%80");

    private final Random random;

    RequestFaults(Random random) {
        this.random = random;
    }

    void inflict(Draft draft) {
        switch (random.nextInt(12)) {
            case 0, 1 -> changePath(draft);
            case 2, 3, 4 -> changeQuery(draft);
            case 5, 6, 7 -> draft.headers.put(OddValues.pick(HEADERS, random), OddValues.header(random));
            case 8 -> draft.headers.remove(OddValues.pick(List.of("Content-Type", "If-Match"), random));
            case 9 -> draft.method = OddValues.pick(METHODS, random);
            default -> changeBody(draft);
        }
    }

    /** What leads to the API stays. */
    private void changePath(Draft draft) {
        int own = draft.segments.size() - API_SEGMENTS;
        int choice = random.nextInt(5);
        if (own == 0 || choice == 0) {
            draft.segments.add(OddValues.target(random));
        } else if (choice == 1) {
            draft.segments.remove(API_SEGMENTS + random.nextInt(own));
        } else {
            draft.segments.set(API_SEGMENTS + random.nextInt(own), OddValues.target(random));
        }
    }

    private void changeQuery(Draft draft) {
        boolean known = !draft.query.isEmpty() && random.nextBoolean();
        String name = known ? OddValues.pick(draft.query, random).getKey() : OddValues.pick(PARAMETERS, random);
        if (known && random.nextInt(3) > 0) {
            draft.query.removeIf(parameter -> parameter.getKey().equals(name));
        }
        draft.query.add(Map.entry(name, OddValues.target(random)));
    }

    private void changeBody(Draft draft) {
        if (draft.body != null) {
            draft.body = TextFaults.inflict(draft.body, random);
        } else {
            draft.headers.put("Content-Type", "application/json");
            draft.body = OddValues.json(random).getBytes(StandardCharsets.UTF_8);
        }
    }
}
