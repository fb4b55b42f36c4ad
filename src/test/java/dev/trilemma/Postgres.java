package dev.trilemma;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One real PostgreSQL for all tests of a run, started when first asked for; every caller gets a database of its own. */
public final class Postgres {

    private Postgres() {}

    /** Points the application at a new, empty database. */
    public static void register(DynamicPropertyRegistry properties) {
        register(properties, "spring.datasource.url", "spring.datasource.username", "spring.datasource.password");
    }

    /** The same under other names, such as those of environment variables. */
    static void register(DynamicPropertyRegistry properties, String url, String username, String password) {
        String address = newDatabase();
        properties.add(url, () -> address);
        properties.add(username, () -> "postgres");
        properties.add(password, () -> "postgres");
    }

    private static String newDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException("no test database", failure);
        }
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }

    private static final class Server {

        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
