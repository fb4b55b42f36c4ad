package dev.trilemma.quote.document;

import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Answers a quote in one media type, whole or not at all. */
class QuoteWriter extends AbstractHttpMessageConverter<QuoteDocument> {

    private final String extension;
    private final Function<StoredFields, byte[]> writer;

    QuoteWriter(MediaType type, String extension, Function<StoredFields, byte[]> writer) {
        super(type);
        setDefaultCharset(type.getCharset());
        this.extension = extension;
        this.writer = writer;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == QuoteDocument.class;
    }

    @Override
    protected QuoteDocument readInternal(Class<? extends QuoteDocument> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("quotes are only written", message);
    }

    @Override
    protected void writeInternal(QuoteDocument quote, HttpOutputMessage message) throws IOException {
        StoredFields fields = StoredFields.of(quote.json());
        byte[] document = writer.apply(fields);
        message.getHeaders()
                .setContentDisposition(ContentDisposition.inline()
                        .filename("quote-" + Words.orUnknown(fields.text("/id")) + "." + extension)
                        .build());
        message.getHeaders().setContentLength(document.length);
        message.getBody().write(document);
    }
}
