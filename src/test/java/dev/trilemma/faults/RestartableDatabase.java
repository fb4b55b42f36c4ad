package dev.trilemma.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A real PostgreSQL that comes back on the same port with the same data. */
final class RestartableDatabase implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres running;

    RestartableDatabase(Path data) throws IOException {
        this.data = data;
        this.running = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }

    /** Sessions are cut; what was committed is on the disk. */
    void stop() throws IOException {
        running.close();
    }

    void start() throws IOException {
        running = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(running.getPort())
                .start();
    }

    Connection connection() throws SQLException {
        return running.getPostgresDatabase().getConnection();
    }

    /** What an operator sets to have the service use it. */
    List<String> settings() {
        return List.of(
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + running.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres");
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
