package dev.trilemma.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/** Answers reference data so that clients may keep it: with an entity tag of what is in it, and for how long it is fresh. */
public final class ReferenceAnswer {

    private static final CacheControl ONE_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate();
    private static final JsonMapper JSON = Json.mapper();

    private ReferenceAnswer() {}

    /** The tag is weak, because JSON and CSV of the same data share it. */
    public static <T> ResponseEntity<T> of(T body) {
        String digest = DigestUtils.md5DigestAsHex(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
        return ResponseEntity.ok()
                .cacheControl(ONE_MINUTE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .eTag("W/\"" + digest + "\"")
                .body(body);
    }
}
