package dev.trilemma;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls a running service as a client would. */
public record HttpCalls(String base) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static HttpCalls toPort(int port) {
        return new HttpCalls("http://127.0.0.1:" + port);
    }

    public HttpResponse<String> send(String method, String path, @Nullable String json, String... headers) {
        return send(request(method, path, json, headers), BodyHandlers.ofString());
    }

    /** Opens a stream that need not end, and leaves it; a refusal is read. */
    HttpResponse<String> open(String method, String path, String... headers) {
        return send(
                request(method, path, null, headers),
                answer -> answer.statusCode() == 200
                        ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), HttpCalls::left)
                        : BodySubscribers.ofString(StandardCharsets.UTF_8));
    }

    private static String left(InputStream stream) {
        try {
            stream.close();
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public HttpRequest request(String method, String path, @Nullable String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        return request.build();
    }

    private static HttpResponse<String> send(HttpRequest request, BodyHandler<String> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
