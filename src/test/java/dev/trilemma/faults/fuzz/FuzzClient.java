package dev.trilemma.faults.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.entity.GzipDecompressingEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sends requests as they are: neither repeated, redirected, normalised nor put right. */
final class FuzzClient implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private final HttpHost host;
    private final CloseableHttpClient client;

    FuzzClient(int port) {
        this.host = new HttpHost("http", "127.0.0.1", port);
        Timeout bound = Timeout.of(AnswerChecks.BOUND);
        // the service may have closed a connection after an answer
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(bound)
                .setSocketTimeout(bound)
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build();
        this.client = HttpClients.createMinimal(PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(connections)
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .build());
    }

    Answer send(FuzzedRequest fuzzed) throws IOException {
        var request = new BasicClassicHttpRequest(fuzzed.method(), host, fuzzed.target());
        fuzzed.headers().forEach(header -> request.addHeader(header.getKey(), header.getValue()));
        if (fuzzed.body() != null) {
            request.setEntity(new ByteArrayEntity(fuzzed.body(), null));
        }
        long start = System.nanoTime();
        return client.execute(host, request, response -> answer(response, start));
    }

    private static Answer answer(ClassicHttpResponse response, long start) throws IOException {
        HttpEntity entity = response.getEntity();
        String type = entity == null || entity.getContentType() == null ? "" : entity.getContentType();
        String body = entity == null ? "" : new String(bytes(response, entity), StandardCharsets.UTF_8);
        return new Answer(response.getCode(), type, body, Duration.ofNanos(System.nanoTime() - start));
    }

    private static byte[] bytes(ClassicHttpResponse response, HttpEntity entity) throws IOException {
        HttpEntity plain =
                response.containsHeader(HttpHeaders.CONTENT_ENCODING) ? new GzipDecompressingEntity(entity) : entity;
        return EntityUtils.toByteArray(plain);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
