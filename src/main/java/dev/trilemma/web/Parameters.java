package dev.trilemma.web;

import dev.trilemma.catalog.NearestNames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads query parameters as strictly as JSON: a misspelt one must not silently become a default. */
@Component
class Parameters implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new EnumsByWireName());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean asked = request.getQueryString() != null; // else the parameters are those of a form in the body
        if (asked && handler instanceof HandlerMethod method) {
            List<FieldError> errors = errors(request, known(method), takesAnything(method));
            if (!errors.isEmpty()) {
                throw new InvalidRequest(errors);
            }
        }
        return true;
    }

    private static List<FieldError> errors(
            HttpServletRequest request, Map<String, Class<?>> known, boolean takesAnything) {
        return request.getParameterMap().entrySet().stream()
                .filter(parameter -> !(takesAnything && !known.containsKey(parameter.getKey())))
                .flatMap(parameter -> errors(parameter.getKey(), parameter.getValue(), known))
                .toList();
    }

    private static Stream<FieldError> errors(String name, String[] values, Map<String, Class<?>> known) {
        if (!known.containsKey(name)) {
            String hint = NearestNames.didYouMean(name, known.keySet());
            return Stream.of(new FieldError("/" + name, "is not a known parameter" + hint));
        }
        Class<?> type = known.get(name);
        return Arrays.stream(values)
                .filter(value -> !isReadable(type, value))
                .map(value -> new FieldError("/" + name, Expectations.of(type, value)));
    }

    /** Spring itself falls back to Java's names of constants, and to numbers that are not finite. */
    private static boolean isReadable(Class<?> type, String value) {
        if (type.isEnum()) {
            return value.isEmpty() || WireNames.all(type).contains(value);
        }
        return (type == double.class || type == Double.class) ? isFinite(value) : StorableText.isStorable(value);
    }

    private static boolean isFinite(String value) {
        try {
            return value.isEmpty() || Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static boolean takesAnything(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> Map.class.isAssignableFrom(parameter.getParameterType()));
    }

    private static Map<String, Class<?>> known(HandlerMethod method) {
        Map<String, Class<?>> known = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                known.put(ConstraintFailures.name(parameter), type);
            } else if (type.isRecord() && !parameter.hasParameterAnnotation(RequestBody.class)) {
                Arrays.stream(type.getRecordComponents())
                        .forEach(component -> known.put(component.getName(), component.getType()));
            }
        }
        return known;
    }

    private static final class EnumsByWireName implements ConverterFactory<String, Enum<?>> {

        @Override
        public <E extends Enum<?>> Converter<String, E> getConverter(Class<E> type) {
            return name -> Arrays.stream(type.getEnumConstants())
                    .filter(constant -> WireNames.of(constant).equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }
}
