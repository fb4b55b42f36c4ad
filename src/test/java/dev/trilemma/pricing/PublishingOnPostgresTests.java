package dev.trilemma.pricing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DirtiesContext // closes the connections before the database stops
class PublishingOnPostgresTests extends PublishingTests {

    private static final EmbeddedPostgres POSTGRES = start();

    @Test
    void ofTwoReplicasThatStartAtOnceOnePublishes() throws Exception {
        jdbc.execute("delete from price_offer");
        jdbc.execute("delete from catalog_version");
        jdbc.execute("delete from price_catalog");
        var start = new CyclicBarrier(2);
        ExecutorService replicas = Executors.newFixedThreadPool(2);

        List<Future<?>> started = List.of(replicas.submit(() -> start(start)), replicas.submit(() -> start(start)));
        for (Future<?> replica : started) {
            replica.get();
        }
        replicas.shutdown();

        everyBundledFileIsAVersionWithAllItsRows();
    }

    private Void start(CyclicBarrier together) throws Exception {
        together.await();
        loader.afterSingletonsInstantiated();
        return null;
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
    }

    @AfterAll
    static void stop() throws IOException {
        POSTGRES.close();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
