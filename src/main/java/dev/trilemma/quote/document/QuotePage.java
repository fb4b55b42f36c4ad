package dev.trilemma.quote.document;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A quote as a page: well-formed XHTML that a browser shows and prints, and that the PDF is made from. */
@Component
class QuotePage {

    private static final String TEMPLATE = "document/quote.html";

    private final TemplateEngine engine = new TemplateEngine();

    QuotePage() {
        var templates = new ClassLoaderTemplateResolver();
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(templates);
    }

    /** Whatever a client wrote is escaped by the template. */
    String of(StoredFields quote) {
        return engine.process(TEMPLATE, new Context(Locale.ROOT, Map.of("quote", QuoteSheet.of(quote))));
    }
}
