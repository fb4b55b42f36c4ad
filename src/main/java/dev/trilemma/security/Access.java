package dev.trilemma.security;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/** Whether callers must say who they are. Whoever sits at the machine need not, as long as nobody else can reach the service. */
@Component
final class Access {

    private final boolean configured;

    /** @throws UnprotectedAddress where others could reach the service without a key */
    Access(SecuritySettings settings, ObjectProvider<JwtDecoder> tokens, ServerProperties server) {
        configured = settings.firstKey() != null || tokens.getIfAvailable() != null;
        InetAddress address = server.getAddress();
        if (!configured && !isLoopback(address)) {
            throw new UnprotectedAddress(address);
        }
    }

    /** Whether a request without a key is refused. */
    boolean isConfigured() {
        return configured;
    }

    /** No address stands for all of the machine's. */
    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}
