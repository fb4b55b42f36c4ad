package dev.trilemma.quote.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuotePdfTests {

    @Test
    void nothingIsFetchedWhateverAPageRefersTo() throws Exception {
        var fetched = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.close();
        });
        elsewhere.start();
        try {
            var pdf = new QuotePdf(pageThatRefersTo(
                    "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/"));

            assertThat(pdf.of(StoredFields.of("{}"))).isNotEmpty();
            assertThat(fetched).hasValue(0);
        } finally {
            elsewhere.stop(0);
        }
    }

    private static QuotePage pageThatRefersTo(String elsewhere) {
        return new QuotePage() {
            @Override
            String of(StoredFields quote) {
                return """
                        <html lang="en"><head><title>t</title><meta name="subject" content="s"/>
                        <link rel="stylesheet" type="text/css" href="%1$sa.css"/>
                        <style>@import url(%1$sb.css); @font-face { font-family: f; src: url(%1$sc.ttf); }
                        body { font-family: f, "Liberation Sans"; background: url(%1$sd.png); }</style></head>
                        <body>text <img alt="i" src="%1$se.png"/><img alt="i" src="file:///etc/hostname"/></body></html>
                        """.formatted(elsewhere);
            }
        };
    }
}
