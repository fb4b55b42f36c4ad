package dev.trilemma.quote.document;

import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.util.RawValue;

/**
 * A quote to answer in the media type that is asked for. As JSON it is the stored text, to the byte.
 *
 * @param json what was answered when the quote was issued, with its status of today
 */
public record QuoteDocument(String json) {

    @JsonValue
    RawValue raw() {
        return new RawValue(json);
    }
}
