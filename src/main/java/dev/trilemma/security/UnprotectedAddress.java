package dev.trilemma.security;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The service would listen where others can reach it, and would let them all in. */
final class UnprotectedAddress extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnprotectedAddress(@Nullable InetAddress address) {
        super("The service would listen on " + (address == null ? "every address" : address.getHostAddress())
                + " without authentication.");
    }
}
