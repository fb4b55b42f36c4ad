package dev.trilemma.quote.document;

import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Offers a quote as a page, a PDF and CSV too, after JSON, which is the answer to those who name no media type. */
@Configuration(proxyBeanMethods = false)
class QuoteDocuments implements WebMvcConfigurer {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final QuotePage page;
    private final QuotePdf pdf;

    QuoteDocuments(QuotePage page, QuotePdf pdf) {
        this.page = page;
        this.pdf = pdf;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(converters -> {
            converters.add(new QuoteWriter(HTML, "html", quote -> page.of(quote).getBytes(StandardCharsets.UTF_8)));
            converters.add(new QuoteWriter(MediaType.APPLICATION_PDF, "pdf", pdf::of));
            converters.add(new QuoteWriter(CSV, "csv", FocusRows::csv));
        });
    }
}
