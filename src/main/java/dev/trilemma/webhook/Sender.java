package dev.trilemma.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsHttpClientBuilder;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.stereotype.Component;

/**
 * Sends one request to a receiver that nobody vouches for. It connects to addresses that the filter has let through, those and no
 * others, whatever a name leads to a moment later; it follows nothing, repeats nothing, asks no proxy, and ends in time. Of the answer
 * it reads the head alone.
 */
@Component
class Sender implements DisposableBean {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    /** Of the whole, for a receiver that sends its answer byte by byte. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final String LATE = "It did not answer in time.";

    private final Map<String, CloseableHttpClient> clients;
    private final Duration deadline;

    @Autowired
    Sender(ReceiverAddresses addresses) {
        this(addresses, SystemDefaultDnsResolver.INSTANCE, DEADLINE);
    }

    Sender(ReceiverAddresses addresses, DnsResolver resolver, Duration deadline) {
        this.clients = Map.of(
                ReceiverAddresses.HTTPS, client(addresses, ReceiverAddresses.HTTPS, resolver),
                ReceiverAddresses.HTTP, client(addresses, ReceiverAddresses.HTTP, resolver));
        this.deadline = deadline;
    }

    private static CloseableHttpClient client(ReceiverAddresses addresses, String scheme, DnsResolver resolver) {
        return new HttpComponentsHttpClientBuilder()
                .withDnsResolver(resolver)
                .withCustomizer(Sender::keepToOneRequest)
                .withDefaultRequestConfigCustomizer(Sender::offerNoUpgrade)
                .build(HttpClientSettings.defaults()
                        .withInetAddressFilter(addresses.reachedBy(scheme))
                        .withRedirects(HttpRedirects.DONT_FOLLOW)
                        .withTimeouts(CONNECT_TIMEOUT, READ_TIMEOUT));
    }

    private static void keepToOneRequest(HttpClientBuilder client) {
        client.setUserAgent("Trilemma")
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setConnectionReuseStrategy((request, answer, context) -> false)
                // a proxy would look names up itself, without the filter
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE));
    }

    private static void offerNoUpgrade(RequestConfig.Builder request) {
        request.setProtocolUpgradeEnabled(false);
    }

    Outcome send(Message message, Instant at) {
        URI url = URI.create(message.url());
        HttpPost request = signed(message, url, at.getEpochSecond());
        CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .execute(request::cancel);
        try {
            return Outcome.answered(status(clients.get(ReceiverAddresses.scheme(url)), request));
        } catch (IOException | FilteredHostException failure) {
            return Outcome.failed(request.isCancelled() ? LATE : reason(failure));
        }
    }

    /** Cancels the request once its answer has begun, because to close an answer is to read it to the end. */
    private static int status(CloseableHttpClient client, HttpPost request) throws IOException {
        ClassicHttpResponse answer = client.executeOpen(null, request, null);
        request.cancel();
        return answer.getCode();
    }

    private static HttpPost signed(Message message, URI url, long timestampSeconds) {
        String id = message.id().toString();
        var request = new HttpPost(url);
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", timestampSeconds);
        request.setHeader("webhook-signature", message.secret().signature(id, timestampSeconds, message.body()));
        request.setEntity(new ByteArrayEntity(
                message.body().getBytes(StandardCharsets.UTF_8), ContentType.create("application/json")));
        return request;
    }

    private static String reason(Exception failure) {
        if (failure instanceof FilteredHostException) {
            return "Its host has no address that may be connected to.";
        }
        if (failure instanceof UnknownHostException) {
            return "Its host is not known.";
        }
        if (failure instanceof SocketTimeoutException) {
            return LATE;
        }
        if (failure instanceof ConnectException) {
            return "It accepts no connections.";
        }
        return failure instanceof SSLException
                ? "There was no TLS connection that can be trusted."
                : "It broke the connection.";
    }

    @Override
    public void destroy() throws IOException {
        for (CloseableHttpClient client : clients.values()) {
            client.close();
        }
    }
}
