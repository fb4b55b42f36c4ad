package dev.trilemma.benchmark;

import dev.trilemma.TrilemmaApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it runs in earnest, on a PostgreSQL, asking for a key; and an endpoint that does nothing. */
record Service(EmbeddedPostgres postgres, ConfigurableApplicationContext application, int port, NoOp noOp)
        implements AutoCloseable {

    private static final String KEY = "the-key-of-the-benchmark-is-no-secret";

    static Service start() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        ConfigurableApplicationContext application = SpringApplication.run(
                TrilemmaApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--trilemma.security.first-key=" + KEY,
                "--trilemma.security.requests-per-minute=" + Integer.MAX_VALUE,
                "--logging.level.root=warn");
        int port = ((WebServerApplicationContext) application).getWebServer().getPort();
        return new Service(postgres, application, port, NoOp.in(application));
    }

    byte[] get(String path) {
        return request("GET", path, "");
    }

    byte[] post(String path, String json) {
        return request("POST", path, json);
    }

    /** The same request to an endpoint that does nothing. */
    static byte[] toNoOp(byte[] request, String path) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.replaceFirst(" /\\S+", " " + path).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws Exception {
        application.close();
        postgres.close();
    }

    private byte[] request(String method, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String request = method + " /api/v1" + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nX-API-Key: " + KEY
                + "\r\nAccept: application/json\r\n"
                + (body.length == 0 ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n")
                + "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }
}
