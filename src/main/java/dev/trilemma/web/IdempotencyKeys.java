package dev.trilemma.web;

import dev.trilemma.team.Callers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * Lets clients repeat a request that stores something without storing it twice. The key is kept for 24 hours, in the same
 * transaction as what the request stored: both are there or neither is. A request that failed leaves no key and may be repeated.
 */
@Component
public class IdempotencyKeys {

    /** Says that an answer is the first one again. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int WAIT_SECONDS = 5;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,198}[\\x21-\\x7e])?");

    private final JdbcTemplate jdbc;
    private final JdbcTemplate waitingJdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json;

    IdempotencyKeys(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.waitingJdbc = waiting(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.json = json;
    }

    /**
     * Runs the action in a transaction, or answers again what it answered to the first request with this key. Not to be called
     * within a transaction.
     *
     * @param operation method and path, so that each resource has its own keys, as has each team
     * @param idempotencyKey without a value the action is run and not remembered
     * @param request what was asked for, to tell a repetition from another request
     */
    public <T> ResponseEntity<?> once(
            String operation, IdempotencyKey idempotencyKey, Object request, Supplier<ResponseEntity<T>> action) {
        String key = idempotencyKey.value();
        if (key == null) {
            return transaction.execute(status -> action.get());
        }
        if (!PRINTABLE.matcher(key).matches()) {
            throw new InvalidRequest("/Idempotency-Key", "must be 1 to 200 printable ASCII characters");
        }
        String scope = Callers.current().team() + " " + operation;
        String sha256 = sha256(request);
        return remembered(scope, key)
                .<ResponseEntity<?>>map(answer -> answer.replay(sha256))
                .orElseGet(() -> first(scope, key, sha256, action));
    }

    private <T> ResponseEntity<?> first(String scope, String key, String sha256, Supplier<ResponseEntity<T>> action) {
        try {
            return transaction.execute(status -> {
                claim(scope, key, sha256);
                ResponseEntity<T> response = action.get();
                remember(scope, key, response);
                return response;
            });
        } catch (KeyTaken taken) {
            return remembered(scope, key)
                    .orElseThrow(() -> new RequestInProgress(RETRY_AFTER))
                    .replay(sha256);
        }
    }

    /** Waits on the unique index while another request holds the key. */
    private void claim(String scope, String key, String sha256) {
        try {
            jdbc.update(
                    "delete from idempotency_keys where scope = ? and idempotency_key = ? and created_at < ?",
                    scope,
                    key,
                    oldest());
            waitingJdbc.update(
                    "insert into idempotency_keys (scope, idempotency_key, request_sha256, created_at) values (?, ?, ?, ?)",
                    scope,
                    key,
                    sha256,
                    now());
        } catch (DuplicateKeyException duplicate) {
            throw new KeyTaken(duplicate);
        } catch (QueryTimeoutException | PessimisticLockingFailureException stillRunning) {
            throw new RequestInProgress(RETRY_AFTER);
        }
    }

    private void remember(String scope, String key, ResponseEntity<?> response) {
        URI location = response.getHeaders().getLocation();
        jdbc.update(
                "update idempotency_keys set status = ?, location = ?, entity_tag = ?, body = ? where scope = ? and idempotency_key = ?",
                response.getStatusCode().value(),
                location == null ? null : location.toString(),
                response.getHeaders().getETag(),
                response.getBody() == null ? null : json.writeValueAsString(response.getBody()),
                scope,
                key);
    }

    private Optional<Answer> remembered(String scope, String key) {
        return jdbc
                .query(
                        "select request_sha256, status, location, entity_tag, body from idempotency_keys"
                                + " where scope = ? and idempotency_key = ? and created_at >= ?",
                        (row, index) -> new Answer(
                                row.getString("request_sha256"),
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("entity_tag"),
                                row.getString("body")),
                        scope,
                        key,
                        oldest())
                .stream()
                .findFirst();
    }

    void purge() {
        jdbc.update("delete from idempotency_keys where created_at < ?", oldest());
    }

    private OffsetDateTime oldest() {
        return now().minus(KEPT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String sha256(Object request) {
        try {
            byte[] text = json.writeValueAsString(request).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    private static JdbcTemplate waiting(JdbcTemplate jdbc) {
        var waiting = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        waiting.setQueryTimeout(WAIT_SECONDS);
        return waiting;
    }

    /** What the first request was answered. */
    private record Answer(
            String sha256,
            int status,
            @Nullable String location,
            @Nullable String entityTag,
            @Nullable String body) {

        ResponseEntity<RawValue> replay(String repeatedSha256) {
            if (!sha256.equals(repeatedSha256)) {
                throw new IdempotencyKeyReused();
            }
            ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(REPLAYED, "true");
            if (location != null) {
                response.location(URI.create(location));
            }
            if (entityTag != null) {
                response.eTag(entityTag);
            }
            return body == null ? response.build() : response.body(new RawValue(body));
        }
    }

    /** Another request has stored the key in the meantime. */
    private static final class KeyTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeyTaken(DuplicateKeyException cause) {
            super(cause);
        }
    }
}
