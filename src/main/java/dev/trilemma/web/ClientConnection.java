package dev.trilemma.web;

import java.util.function.BooleanSupplier;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Whether the client of a request is still there. A servlet is told so only when it writes; Tomcat is asked to look whether its
 * connection has more to read, which a closed one answers with an end that counts as something. Whoever sends a second request before
 * the answer to the first is taken to have gone, which no client in use does.
 */
public final class ClientConnection {

    static final String ATTRIBUTE = ClientConnection.class.getName();

    private static final long INTERVAL_NANOS = 50_000_000;

    private final Request request;
    private long lookedAtNanos = System.nanoTime();
    private boolean lost;

    ClientConnection(Request request) {
        this.request = request;
    }

    /** Of the request that this thread answers; never true outside of one. May be asked by any thread, and as often as one likes. */
    public static BooleanSupplier lostByCurrentRequest() {
        RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
        Object connection =
                attributes == null ? null : attributes.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return connection instanceof ClientConnection known ? known::isLost : () -> false;
    }

    private synchronized boolean isLost() {
        long now = System.nanoTime();
        if (!lost && now - lookedAtNanos >= INTERVAL_NANOS) {
            lookedAtNanos = now;
            request.action(ActionCode.AVAILABLE, true);
            lost = request.getAvailable() > 0;
        }
        return lost;
    }
}
