package dev.trilemma.web;

import dev.trilemma.engine.cost.Money;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated description of the API says of the whole of it. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

    private static final String DESCRIPTION = """
            What training a transformer costs: time, quality and money, and what each costs in the others.

            The last word of a name is its unit: `…Seconds`, `…Bytes`, `…Flops` (a multiply-add is two), `…Kwh`, `…KgCo2e`. \
            Ratios lie between 0 and 1. Money is a decimal string with its currency. Times are UTC. \
            A field that is absent was not given or is not known; no answer says null.

            Every failure is an `application/problem+json` (RFC 9457) whose `errors` point at the fields that are wrong. \
            A plan that does not fit in memory or has no price is an answer, not a failure.
            """;

    static {
        SpringDocUtils.getConfig().replaceWithClass(Money.class, MoneySchema.class);
    }

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info().title("Trilemma").version("1").description(DESCRIPTION))
                .servers(List.of(new Server().url("/").description("This service")));
    }
}
