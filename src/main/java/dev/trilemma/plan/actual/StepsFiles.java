package dev.trilemma.plan.actual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads a run from a log of its steps. */
final class StepsFiles extends AbstractHttpMessageConverter<ActualDocument> {

    StepsFiles() {
        super(StandardCharsets.UTF_8, new MediaType("text", "csv"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration implements WebMvcConfigurer {

        @Override
        public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
            builder.configureMessageConvertersList(converters -> converters.add(new StepsFiles()));
        }
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ActualDocument.class;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected ActualDocument readInternal(Class<? extends ActualDocument> type, HttpInputMessage message)
            throws IOException {
        return StepsFile.read(new String(message.getBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    protected void writeInternal(ActualDocument document, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("runs are only read");
    }
}
