package dev.trilemma.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractSmartHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers any {@link Page} as {@code text/csv}: a row for each item, a column for each field, fields of fields joined by dots, in
 * snake_case. The next page is in the Link header.
 */
class CsvPages extends AbstractSmartHttpMessageConverter<Page<?>> {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final JsonMapper json;

    CsvPages(JsonMapper json) {
        super(CSV);
        this.json = json;
    }

    @Override
    public boolean canRead(ResolvableType type, MediaType mediaType) {
        return false;
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> valueType, @Nullable MediaType mediaType) {
        return supports(valueType) && canWrite(mediaType);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Page.class.isAssignableFrom(type);
    }

    @Override
    public Page<?> read(ResolvableType type, HttpInputMessage message, Map<String, Object> hints) {
        throw new HttpMessageNotReadableException("lists are only written", message);
    }

    @Override
    protected void writeInternal(
            Page<?> page, ResolvableType type, HttpOutputMessage message, Map<String, Object> hints)
            throws IOException {
        if (page.next() != null) {
            message.getHeaders().set(HttpHeaders.LINK, "<" + page.next() + ">; rel=\"next\"");
        }
        Set<String> columns = CsvRows.columns(type.as(Page.class).getGeneric(0));
        List<Map<String, String>> rows = page.items().stream()
                .map(item -> CsvRows.cells(json.valueToTree(item), columns))
                .toList();
        rows.forEach(row -> columns.addAll(row.keySet()));
        CsvTable.write(columns, rows, message.getBody());
    }
}
