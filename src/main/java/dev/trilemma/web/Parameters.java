package dev.trilemma.web;

import dev.trilemma.catalog.NearestNames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;
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
        registry.addConverter(String.class, Double.class, Parameters::finite);
        registry.addConverterFactory(new EnumsByWireName());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !takesAnything(method)) {
            refuseUnknown(request, method);
        }
        request.getParameterMap().forEach(Parameters::requireStorable);
        return true;
    }

    private static void refuseUnknown(HttpServletRequest request, HandlerMethod method) {
        List<String> known = Arrays.stream(method.getMethodParameters())
                .flatMap(Parameters::names)
                .toList();
        List<FieldError> errors = request.getParameterMap().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name ->
                        new FieldError("/" + name, "is not a known parameter" + NearestNames.didYouMean(name, known)))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
    }

    private static boolean takesAnything(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> Map.class.isAssignableFrom(parameter.getParameterType()));
    }

    /** The query parameters that one parameter of a controller's method is read from. */
    private static Stream<String> names(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        if (parameter.hasParameterAnnotation(RequestParam.class) || BeanUtils.isSimpleProperty(type)) {
            return Stream.of(ConstraintFailures.name(parameter));
        }
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).map(component -> component.getName())
                : Stream.empty();
    }

    private static void requireStorable(String name, String[] values) {
        if (!Arrays.stream(values).allMatch(StorableText::isStorable)) {
            throw new InvalidRequest("/" + name, "must not contain U+0000");
        }
    }

    private static Double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException("not finite");
        }
        return number;
    }

    private static final class EnumsByWireName implements ConverterFactory<String, Enum<?>> {

        @Override
        public <E extends Enum<?>> Converter<String, E> getConverter(Class<E> type) {
            return name -> Arrays.stream(type.getEnumConstants())
                    .filter(constant -> WireNames.of(constant).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown name"));
        }
    }
}
