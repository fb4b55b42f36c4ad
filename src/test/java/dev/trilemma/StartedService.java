package dev.trilemma;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service within this process, started as an operator would start it, at a port of its own. */
record StartedService(ConfigurableApplicationContext context, HttpCalls calls) implements AutoCloseable {

    static StartedService with(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--server.port=0");
        ConfigurableApplicationContext context =
                SpringApplication.run(TrilemmaApplication.class, all.toArray(String[]::new));
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new StartedService(context, HttpCalls.toPort(port));
    }

    /** On a new database in memory, of that name. */
    static StartedService inMemory(String database, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--spring.datasource.url=jdbc:h2:mem:" + database + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
        return with(all.toArray(String[]::new));
    }

    @Override
    public void close() {
        context.close();
    }
}
