package dev.trilemma.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyKeysTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String SCOPE = "POST /api/v1/things";

    private EmbeddedPostgres postgres;
    private List<HikariDataSource> databases;

    @BeforeAll
    void startDatabases() throws IOException {
        postgres = EmbeddedPostgres.start();
        databases = List.of(
                database("jdbc:h2:mem:keys;MODE=PostgreSQL;DB_CLOSE_DELAY=-1", "sa"),
                database(postgres.getJdbcUrl("postgres", "postgres"), "postgres"));
        databases.forEach(database -> {
            Flyway.configure().dataSource(database).load().migrate();
            new JdbcTemplate(database).execute("create table things (id varchar(36) primary key)");
        });
    }

    @AfterAll
    void stopDatabases() throws IOException {
        databases.forEach(HikariDataSource::close);
        postgres.close();
    }

    Stream<HikariDataSource> databases() {
        return databases.stream();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void fiftyRequestsAtOnceWithOneKeyStoreOneThing(HikariDataSource database) throws Exception {
        Things things = new Things(database, NOW);
        String key = UUID.randomUUID().toString();
        int before = things.count();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        Callable<ResponseEntity<?>> request = () -> {
            start.await();
            return things.create(key, "red");
        };
        List<Future<ResponseEntity<?>>> answers =
                Stream.generate(() -> threads.submit(request)).limit(50).toList();
        start.countDown();

        for (Future<ResponseEntity<?>> answer : answers) {
            assertThat(answer.get().getStatusCode().value()).isEqualTo(201);
            assertThat(answer.get().getHeaders().getLocation())
                    .isEqualTo(answers.get(0).get().getHeaders().getLocation());
        }
        threads.shutdown();
        assertThat(things.count()).isEqualTo(before + 1);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void aRepeatedRequestGetsTheFirstAnswerAgain(HikariDataSource database) {
        Things things = new Things(database, NOW);
        String key = UUID.randomUUID().toString();

        ResponseEntity<?> first = things.create(key, "red");
        ResponseEntity<?> second = things.create(key, "red");

        assertThat(first.getHeaders().getFirst(IdempotencyKeys.REPLAYED)).isNull();
        assertThat(second.getHeaders().getFirst(IdempotencyKeys.REPLAYED)).isEqualTo("true");
        assertThat(second.getStatusCode()).isEqualTo(first.getStatusCode());
        assertThat(second.getHeaders().getLocation())
                .isEqualTo(first.getHeaders().getLocation());
        assertThat(second.getHeaders().getETag()).isEqualTo(first.getHeaders().getETag());
        assertThat(Json.mapper().writeValueAsString(second.getBody()))
                .isEqualTo(Json.mapper().writeValueAsString(first.getBody()));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void aKeyBelongsToOneBody(HikariDataSource database) {
        Things things = new Things(database, NOW);
        String key = UUID.randomUUID().toString();
        things.create(key, "red");

        assertThatThrownBy(() -> things.create(key, "blue")).isInstanceOf(IdempotencyKeyReused.class);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void aFailedRequestStoresNothingAndMayBeRepeated(HikariDataSource database) {
        Things things = new Things(database, NOW);
        String key = UUID.randomUUID().toString();
        int before = things.count();

        assertThatThrownBy(() -> things.createAndFail(key, "red")).isInstanceOf(Conflict.class);
        assertThat(things.count()).isEqualTo(before);
        assertThat(things.create(key, "red").getHeaders().getFirst(IdempotencyKeys.REPLAYED))
                .isNull();
        assertThat(things.count()).isEqualTo(before + 1);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void aKeyIsForgottenAfterADay(HikariDataSource database) {
        String key = UUID.randomUUID().toString();
        new Things(database, NOW).create(key, "red");
        Things nextDay = new Things(database, NOW.plus(Duration.ofHours(24)).plusSeconds(1));

        ResponseEntity<?> again = nextDay.create(key, "blue");

        assertThat(again.getHeaders().getFirst(IdempotencyKeys.REPLAYED)).isNull();
        nextDay.keys.purge();
        assertThat(new JdbcTemplate(database)
                        .queryForObject(
                                "select count(*) from idempotency_keys where created_at < ?",
                                Integer.class,
                                NOW.plusSeconds(1).atOffset(ZoneOffset.UTC)))
                .isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void aKeyThatIsStillRunningIsAnsweredWithAConflict(HikariDataSource database) throws Exception {
        Things things = new Things(database, NOW);
        String key = UUID.randomUUID().toString();
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> slow = thread.submit(() -> things.keys.once(SCOPE, new IdempotencyKey(key), "red", () -> {
            claimed.countDown();
            waitFor(release);
            return things.store();
        }));
        claimed.await();

        assertThatThrownBy(() -> things.create(key, "red")).isInstanceOf(RequestInProgress.class);
        release.countDown();
        slow.get();
        thread.shutdown();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void aKeyIsPrintable(HikariDataSource database) {
        Things things = new Things(database, NOW);

        for (String key : List.of("", " ", "a\nb", "ä", "x".repeat(201))) {
            assertThatThrownBy(() -> things.create(key, "red")).isInstanceOf(InvalidRequest.class);
        }
        assertThat(things.create("x".repeat(200), "red").getStatusCode().value())
                .isEqualTo(201);
    }

    private static HikariDataSource database(String url, String user) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(url);
        database.setUsername(user);
        return database;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static final class Things {

        private final JdbcTemplate jdbc;
        private final IdempotencyKeys keys;

        Things(HikariDataSource database, Instant now) {
            jdbc = new JdbcTemplate(database);
            keys = new IdempotencyKeys(
                    jdbc, new JdbcTransactionManager(database), Clock.fixed(now, ZoneOffset.UTC), Json.mapper());
        }

        ResponseEntity<?> create(String key, String colour) {
            return keys.once(SCOPE, new IdempotencyKey(key), colour, this::store);
        }

        ResponseEntity<?> createAndFail(String key, String colour) {
            return keys.once(SCOPE, new IdempotencyKey(key), colour, () -> {
                store();
                throw new Conflict("no");
            });
        }

        ResponseEntity<Thing> store() {
            String id = UUID.randomUUID().toString();
            jdbc.update("insert into things (id) values (?)", id);
            return ResponseEntity.created(URI.create("/api/v1/things/" + id))
                    .eTag("\"0\"")
                    .body(new Thing(id, 1e300));
        }

        int count() {
            Integer count = jdbc.queryForObject("select count(*) from things", Integer.class);
            return count == null ? 0 : count;
        }
    }

    private record Thing(String id, double weight) {}
}
