package dev.trilemma.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trilemma.web.InvalidRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverAddressesTests {

    private final ReceiverAddresses closed = allowing();
    private final ReceiverAddresses open = allowing("127.0.0.1/32", "10.1.0.0/16", "fd00:1::/32");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://1.1.1.1/hook",
                "https://8.8.8.8:8443/a?b=c",
                "HTTPS://8.8.8.8",
                "https://[2606:4700:4700::1111]/hook",
                "https://finance.example/trilemma",
                "https://4everything.example"
            })
    void whatIsOutsideOrNotKnownYetIsAccepted(String url) {
        closed.require(url);
        open.require(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1.2.3/",
                "https://localhost/",
                "https://LOCALHOST:8443/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://192.0.2.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::]/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[::ffff:169.254.169.254]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[fd00:1::1]/",
                "https://[fc00::1]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25lo]/",
                "https://[fec0::1]/",
                "https://[ff02::1]/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.1/",
                "https://127.0.0.1./",
                "https://1.2.3.0x4/",
                "https://300.1.1.1/"
            })
    void whatIsInsideIsRefusedHoweverItIsWritten(String url) {
        assertRefused(closed, url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://1.1.1.1/",
                "http://finance.example/",
                "http://2130706433/",
                "http://127.0.0.1/",
                "ftp://1.1.1.1/",
                "file:///etc/passwd",
                "gopher://1.1.1.1/",
                "//1.1.1.1/",
                "finance.example/hook",
                "https:1.1.1.1",
                "https:///hook",
                "https://user@1.1.1.1/",
                "https://user:secret@finance.example/",
                "https://1.1.1.1@127.0.0.1/",
                "https://1.1.1.1:0/",
                "https://1.1.1.1:65536/",
                "https://1.1.1.1:port/",
                "https://finance.example\\@127.0.0.1/",
                "https://finance example/",
                "https://1.1.1.1/\r\nHost: x",
                "https://１２７.0.0.1/",
                "https://ⓛocalhost/"
            })
    void whatIsNoPlainAddressOverTlsIsRefused(String url) {
        assertRefused(closed, url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/hook",
                "http://localhost:8080/hook",
                "https://127.0.0.1/hook",
                "http://10.1.2.3/",
                "http://[fd00:1::1]/",
                "http://[::ffff:127.0.0.1]/"
            })
    void whatTheOperatorAllowsIsAcceptedAlsoWithoutTls(String url) {
        open.require(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.2/", "http://127.0.0.2/", "https://10.2.0.1/", "http://1.1.1.1/"})
    void andNothingElse(String url) {
        assertRefused(open, url);
    }

    @Test
    void theFilterOfConnectionsSaysTheSame() throws UnknownHostException {
        assertThat(closed.reachedBy("https").matches(InetAddress.getByName("1.1.1.1")))
                .isTrue();
        assertThat(closed.reachedBy("https").matches(InetAddress.getByName("127.0.0.1")))
                .isFalse();
        assertThat(closed.reachedBy("http").matches(InetAddress.getByName("1.1.1.1")))
                .isFalse();
        assertThat(open.reachedBy("http").matches(InetAddress.getByName("1.1.1.1")))
                .isFalse();
        assertThat(open.reachedBy("http").matches(InetAddress.getByName("10.1.2.3")))
                .isTrue();
    }

    @Test
    void aNetworkThatIsNoneIsRefusedOnStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> allowing("intranet.example"));
    }

    private static ReceiverAddresses allowing(String... networks) {
        return new ReceiverAddresses(new WebhookSettings(List.of(networks)));
    }

    private static void assertRefused(ReceiverAddresses addresses, String url) {
        assertThatThrownBy(() -> addresses.require(url)).isInstanceOf(InvalidRequest.class);
    }
}
