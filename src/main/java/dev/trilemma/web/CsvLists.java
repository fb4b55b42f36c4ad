package dev.trilemma.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Offers every list as CSV too, after JSON, which is the answer to those who name no media type. */
@Configuration(proxyBeanMethods = false)
class CsvLists implements WebMvcConfigurer {

    private final JsonMapper json;

    CsvLists(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(converters -> converters.add(new CsvPages(json)));
    }
}
