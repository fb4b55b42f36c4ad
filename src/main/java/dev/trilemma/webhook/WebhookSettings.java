package dev.trilemma.webhook;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may decide about webhooks.
 *
 * @param allowedNetworks the internal addresses that receivers may have, also without TLS, such as {@code 10.1.0.0/16}; none where it
 *     is empty
 */
@ConfigurationProperties("trilemma.webhook")
record WebhookSettings(@DefaultValue List<String> allowedNetworks) {}
