package dev.trilemma.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands controllers the headers {@code If-Match} and {@code Idempotency-Key} as what they mean, and describes them alike everywhere. */
@Component
class RequestConditions implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(IfMatch.class, IdempotencyKey.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == IfMatch.class || type == IdempotencyKey.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return parameter.getParameterType() == IfMatch.class
                ? new IfMatch(request.getHeader(HttpHeaders.IF_MATCH))
                : new IdempotencyKey(request.getHeader(IDEMPOTENCY_KEY));
    }

    /** The headers come after what the path names. */
    static void describe(Operation operation, HandlerMethod method) {
        List<Parameter> parameters =
                new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        int afterPath = (int) parameters.stream()
                .filter(parameter -> "path".equals(parameter.getIn()))
                .count();
        if (takes(method, IfMatch.class)) {
            parameters.add(afterPath, ifMatch());
        }
        if (takes(method, IdempotencyKey.class)) {
            parameters.add(afterPath, idempotencyKey());
        }
        if (!parameters.isEmpty()) {
            operation.setParameters(parameters);
        }
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static Parameter ifMatch() {
        return new HeaderParameter()
                .name(HttpHeaders.IF_MATCH)
                .required(true)
                .description("The ETag as it was read; * for whatever it is now")
                .example("*")
                .schema(new StringSchema());
    }

    private static Parameter idempotencyKey() {
        return new HeaderParameter()
                .name(IDEMPOTENCY_KEY)
                .required(false)
                .description(
                        "Any text of your own, such as a UUID: the same request with the same key is done once, and answered again"
                                + " for 24 hours")
                .schema(new StringSchema());
    }
}
