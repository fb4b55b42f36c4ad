package dev.trilemma.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.shape.ModelKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonTests {

    private static final JsonMapper JSON = Json.mapper();

    @Test
    void enumsAreLowerCamelCase() {
        assertThat(Stream.of(
                                Precision.BF16,
                                ModelKind.ENCODER_DECODER,
                                Commitment.RESERVED1_YEAR,
                                Optimizer.ADAMW8BIT,
                                Method.CONTINUED_PRETRAINING)
                        .map(JSON::writeValueAsString))
                .containsExactly(
                        "\"bf16\"",
                        "\"encoderDecoder\"",
                        "\"reserved1Year\"",
                        "\"adamw8bit\"",
                        "\"continuedPretraining\"");
    }

    @Test
    void enumsComeBackAsTheyWent() {
        for (Class<? extends Enum<?>> type :
                List.of(Precision.class, ModelKind.class, Commitment.class, Optimizer.class, Method.class)) {
            for (Enum<?> constant : type.getEnumConstants()) {
                assertThat((Object) JSON.readValue(JSON.writeValueAsString(constant), type))
                        .isEqualTo(constant);
            }
        }
    }

    @Test
    void moneyIsExactText() {
        Money money = Money.of("149825.07", "USD");

        assertThat(JSON.writeValueAsString(money)).isEqualTo("{\"amount\":\"149825.07\",\"currency\":\"USD\"}");
        assertThat(JSON.readValue(JSON.writeValueAsString(money), Money.class)).isEqualTo(money);
        assertThat(JSON.writeValueAsString(Money.of("1E+3", "USD"))).contains("\"1000\"");
    }

    @Test
    void recordsKeepTheirOrderLeaveNullsOutAndKeepEmptyLists() {
        var written = JSON.writeValueAsString(
                new Written("b", List.of(), null, new BigDecimal("1E+3"), Instant.parse("2026-11-01T00:00:00Z")));

        assertThat(written).isEqualTo("{\"zeta\":\"b\",\"list\":[],\"alpha\":1000,\"at\":\"2026-11-01T00:00:00Z\"}");
    }

    private record Written(
            String zeta, List<String> list, @Nullable String absent, BigDecimal alpha, Instant at) {}
}
