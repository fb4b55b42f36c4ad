package dev.trilemma.quote;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What an operator may decide about quotes.
 *
 * @param validity how long a quote holds after it was issued
 */
@ConfigurationProperties("trilemma.quote")
record QuoteSettings(@DefaultValue("30d") Duration validity) {

    QuoteSettings {
        Assert.isTrue(validity.compareTo(Duration.ZERO) > 0, "trilemma.quote.validity must be positive");
    }
}
