package dev.trilemma.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Has the schema brought up to date only where H2's file is absent or holds data of the service. H2 makes a new, empty database of
 * some damaged files, so that one is opened for reading first.
 */
@Component
class DatabaseFile implements FlywayMigrationStrategy {

    private static final String H2 = "jdbc:h2:";
    private static final String IN_MEMORY = "jdbc:h2:mem:";
    private static final String READ_ONLY = ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
    private static final String MIGRATED =
            "select 1 from information_schema.tables where table_name = 'flyway_schema_history'";

    private static final int ABSENT = 90146;
    private static final int IN_USE = 90020;

    private static final String STOP_THE_OTHER =
            "Stop the other process, or start this one in another folder or with another spring.datasource.url.";
    private static final String RESTORE =
            "Put back a copy of the file. The service has not written to it: H2's recovery tool"
                    + " (org.h2.tools.Recover) may still read some of it. To begin without its data, move it away.";

    private final JdbcConnectionDetails database;

    DatabaseFile(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public void migrate(Flyway flyway) {
        String url = database.getJdbcUrl();
        if (url.startsWith(H2) && !url.startsWith(IN_MEMORY)) {
            require(url);
        }
        flyway.migrate();
    }

    private void require(String url) {
        try (Connection connection =
                        DriverManager.getConnection(url + READ_ONLY, database.getUsername(), database.getPassword());
                var statement = connection.createStatement();
                var tables = statement.executeQuery(MIGRATED)) {
            if (!tables.next()) {
                throw damaged(url, null);
            }
        } catch (SQLException failure) {
            refuse(url, failure);
        }
    }

    private static void refuse(String url, SQLException failure) {
        switch (failure.getErrorCode()) {
            case ABSENT -> {}
            case IN_USE ->
                throw new UnusableFile(fileOf(url) + " is in use by another process.", STOP_THE_OTHER, failure);
            default -> throw damaged(url, failure);
        }
    }

    private static UnusableFile damaged(String url, @Nullable SQLException failure) {
        return new UnusableFile(
                fileOf(url) + " is damaged: none of the service's data can be read from it.", RESTORE, failure);
    }

    private static String fileOf(String url) {
        return "The database file " + url.replaceFirst("^jdbc:h2:(file:)?", "").replaceFirst(";.*", "") + ".mv.db";
    }
}
