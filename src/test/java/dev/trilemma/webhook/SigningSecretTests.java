package dev.trilemma.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningSecretTests {

    /** From the tests of the specification's own libraries, github.com/standard-webhooks/standard-webhooks. */
    @Test
    void signsThePublishedExampleAsPublished() {
        var secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void everySecretIsAnotherAndAsLongAsTheSpecificationAsks() {
        SigningSecret secret = SigningSecret.random();

        assertThat(secret).isNotEqualTo(SigningSecret.random());
        assertThat(Base64.getDecoder().decode(secret.value().substring("whsec_".length())))
                .hasSizeBetween(24, 64);
        assertThat(secret.toString()).isEqualTo("whsec_…");
    }
}
