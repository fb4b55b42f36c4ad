package dev.trilemma.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;

/** The OpenAPI document: what the code cannot say of itself. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

    private static final String DESCRIPTION = """
            What training a transformer costs, in time, money and quality, and what each costs in the other two.

            Start with `POST /api/v1/estimates`: describe a training run (a model, how many tokens, which accelerators) and \
            read how long it takes, what it costs, whether it fits in memory and how good the model gets. Nothing is stored. \
            What you leave out is chosen for you and listed in `assumptions`, with where each value came from.

            - **Where do the prices come from?** `GET /api/v1/prices` shows every offer with its source and date.
            - **What does my budget buy?** `POST /api/v1/solutions` finds the plan within limits, or proves that there is none.
            - **What does the third vertex cost?** `POST /api/v1/frontiers` shows the best trades, and what one per cent of each costs.
            - **Do I need a key?** Not on the machine that the service runs on. Elsewhere send `X-API-Key`, or a token as \
            `Authorization: Bearer`; `GET /api/v1/caller` says who you are. You see your own team's resources alone.
            - **I need a number to sign.** `POST /api/v1/quotes` freezes an estimate together with the prices it was made from.

            Every name of a quantity ends in its unit: `Seconds`, `Bytes`, `Flops`, `Kwh`, `Watts`, `KgCo2e`. Money is a decimal \
            string with its currency. An error is a problem (RFC 9457) whose `errors` point to the fields that are wrong. A plan \
            that does not fit in memory, or has no price, is an answer and not an error. Every answer has an `X-Request-Id`, yours \
            where you sent one; whoever runs the service finds the request in the log by it.
            """;

    private static final String API_KEY = "apiKey";
    private static final String TOKEN = "token";

    @Bean
    OpenAPI document(ObjectProvider<BuildProperties> build) {
        String version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
        return new OpenAPI()
                .info(new Info().title("Trilemma").version(version).description(DESCRIPTION))
                .servers(List.of(new Server().url("/").description("This service")))
                .components(new Components()
                        .addSecuritySchemes(
                                API_KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-API-Key")
                                        .description("A key of `POST /api/v1/api-keys`, or the operator's first one."))
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token of the identity provider that the operator configured.")))
                .security(
                        List.of(new SecurityRequirement().addList(API_KEY), new SecurityRequirement().addList(TOKEN)));
    }

    @Bean
    WireSchemas wireSchemas() {
        return new WireSchemas();
    }

    @Bean
    OperationCustomizer problemsOfEveryOperation() {
        return (operation, method) -> {
            RequestConditions.describe(operation, method);
            return ProblemResponses.addTo(operation);
        };
    }

    /** A problem inside an answer is the same as one that is the answer. */
    @Bean
    ModelConverter problemsByReference() {
        return (type, context, others) -> {
            if (Json.mapper().constructType(type.getType()).getRawClass() == ProblemDetail.class) {
                return new Schema<>().$ref("#/components/schemas/" + ProblemResponses.SCHEMA_NAME);
            }
            return others.hasNext() ? others.next().resolve(type, context, others) : null;
        };
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return document -> document.getComponents()
                .addSchemas(ProblemResponses.SCHEMA_NAME, ProblemResponses.schema())
                .addSchemas(ProblemResponses.FIELD_ERROR, ProblemResponses.fieldErrorSchema());
    }
}
