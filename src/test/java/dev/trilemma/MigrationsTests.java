package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database is migrated by whichever replica comes first, and others go on beside it. */
class MigrationsTests {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final int REPLICAS = 10;

    /** Since when replicas of the version before may be at work while one is migrated. */
    private static final int FIRST_RELEASE = 11;

    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\b(drop|rename|truncate|set not null|alter column \\w+ type)\\b", Pattern.CASE_INSENSITIVE);

    /** What the service does of its start, and no more. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan(
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = JavaMigration.class))
    static class MigrationsAlone {}

    @Test
    void tenReplicasThatStartAtOnceMigrateANewDatabaseOnce() throws Exception {
        List<String> database = database();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
        List<Future<?>> migrations = new ArrayList<>();
        for (int replica = 0; replica < REPLICAS; replica++) {
            migrations.add(replicas.submit(() -> {
                start.await();
                migrate(database);
                return null;
            }));
        }

        start.countDown();

        for (Future<?> migration : migrations) {
            migration.get();
        }
        replicas.shutdown();
        List<String> applied = applied(database);
        assertThat(applied).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(FIRST_RELEASE);
    }

    @Test
    void anOlderReplicaStartsOnANewerDatabase(@TempDir Path olderMigrations) throws IOException {
        List<String> database = database();
        withoutTheNewest(olderMigrations);
        migrate(database);

        migrate(database, "--spring.flyway.locations=filesystem:" + olderMigrations);

        assertThat(applied(database)).contains(String.valueOf(newest()));
    }

    @Test
    void aNewerReplicaMigratesWhatAnOlderOneHasMade(@TempDir Path olderMigrations) throws IOException {
        List<String> database = database();
        withoutTheNewest(olderMigrations);
        migrate(database, "--spring.flyway.locations=filesystem:" + olderMigrations);
        assertThat(applied(database)).doesNotContain(String.valueOf(newest()));

        migrate(database);

        assertThat(applied(database)).contains(String.valueOf(newest()));
    }

    /** An older replica still reads and writes what it knows. */
    @Test
    void migrationsTakeNothingAwayThatAReplicaBeforeThemUses() throws IOException {
        for (Path migration : files()) {
            if (version(migration) > FIRST_RELEASE) {
                assertThat(Files.readString(migration)).as(migration.toString()).doesNotContainPattern(TAKES_AWAY);
            }
        }
    }

    private static void migrate(List<String> database, String... settings) {
        List<String> all = new ArrayList<>(database);
        all.add("--spring.datasource.hikari.maximum-pool-size=2");
        all.addAll(List.of(settings));
        new SpringApplicationBuilder(MigrationsAlone.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new))
                .close();
    }

    private static List<String> database() {
        List<String> settings = new ArrayList<>();
        Postgres.register((name, value) -> settings.add("--" + name + "=" + value.get()));
        return settings;
    }

    private static List<String> applied(List<String> database) {
        var source = new DriverManagerDataSource(value(database, 0), value(database, 1), value(database, 2));
        return new JdbcTemplate(source)
                .queryForList(
                        "select version from flyway_schema_history where success order by installed_rank",
                        String.class);
    }

    private static String value(List<String> settings, int index) {
        return settings.get(index).replaceFirst("--[a-z.]+=", "");
    }

    private static void withoutTheNewest(Path folder) throws IOException {
        for (Path migration : files()) {
            if (version(migration) != newest()) {
                Files.copy(migration, folder.resolve(migration.getFileName()));
            }
        }
    }

    private static int newest() throws IOException {
        return files().stream().mapToInt(MigrationsTests::version).max().orElseThrow();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.sorted(Comparator.comparingInt(MigrationsTests::version))
                    .toList();
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
