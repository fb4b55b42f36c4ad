package dev.trilemma.webhook;

import dev.trilemma.web.InvalidRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/**
 * Where receivers may be: outside, over TLS, or in the networks that the operator allows, also without. A URL is looked at when it is
 * added, for whoever adds it; what counts is the filter that every connection passes, since a name may lead elsewhere by then.
 */
@Component
final class ReceiverAddresses {

    static final String HTTPS = "https";
    static final String HTTP = "http";

    private static final String POINTER = "/url";
    private static final int LAST_PORT = 65_535;

    /** Hosts that some resolvers take for numbers: 2130706433, 0x7f.1 and 0177.0.0.1 are 127.0.0.1. */
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)\\.?");

    private static final Pattern FOUR_NUMBERS = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    /** Ways to write an IPv4 address as an IPv6 one that Spring Boot's filter takes for external: RFC 4291, RFC 8215. */
    private static final String[] TRANSLATED = {"::/96", "64:ff9b:1::/48"};

    private final InetAddressFilter allowed;
    private final InetAddressFilter external;

    ReceiverAddresses(WebhookSettings settings) {
        allowed = InetAddressFilter.of(settings.allowedNetworks().toArray(String[]::new));
        external = InetAddressFilter.externalAddresses().andNot(TRANSLATED).or(allowed);
    }

    /** What may be connected to by a scheme. */
    InetAddressFilter reachedBy(String scheme) {
        return scheme.equals(HTTPS) ? external : allowed;
    }

    /** The scheme of a URL that was let through. */
    static String scheme(URI url) {
        return url.getScheme().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidRequest where nothing is to be sent there. A name that is not known yet may become known */
    void require(String text) {
        URI url = parse(text);
        require(url.getScheme() != null && List.of(HTTPS, HTTP).contains(scheme(url)), "must begin with https://");
        require(url.getRawUserInfo() == null, "must not contain a user name or a password");
        require(isNamed(url.getHost()), "must name a host, in ASCII, or its address as usual");
        require(
                url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= LAST_PORT),
                "must have a port up to 65535");
        List<InetAddress> addresses = resolve(url.getHost());
        if (scheme(url).equals(HTTP)) {
            require(
                    !addresses.isEmpty() && addresses.stream().allMatch(allowed::matches),
                    "must begin with https://, since the operator does not allow its host without TLS");
        }
        require(
                addresses.stream().allMatch(external::matches),
                "must lead outside, not to an internal address that the operator does not allow");
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            throw new InvalidRequest(POINTER, "must be a URL, such as https://finance.example/trilemma");
        }
    }

    private static boolean isNamed(@Nullable String host) {
        return host != null
                && host.indexOf('%') < 0 // no zone of this machine
                && (!NUMBER.matcher(host).matches()
                        || FOUR_NUMBERS.matcher(host).matches());
    }

    private static List<InetAddress> resolve(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }

    private static void require(boolean condition, String detail) {
        if (!condition) {
            throw new InvalidRequest(POINTER, detail);
        }
    }
}
