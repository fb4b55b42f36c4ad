package dev.trilemma.quote;

import dev.trilemma.web.WireNames;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A quote as it is answered: the JSON of when it was issued, to the byte, but for the status and what was decided, which stand at its
 * start, before anything that a client wrote.
 *
 * @param etag of the standing, since nothing else changes
 */
record AnsweredQuote(UUID id, String etag, String json) {

    private static final Pattern STATUS = Pattern.compile("\"status\":\"[a-z]+\"");

    static AnsweredQuote of(IssuedQuote quote, QuoteStanding standing, Instant now, JsonMapper json) {
        var start = new StringBuilder("\"status\":\"" + WireNames.of(standing.statusAt(now)) + "\"");
        if (standing.decision() != null) {
            start.append(",\"decision\":").append(json.writeValueAsString(standing.decision()));
        }
        if (standing.supersededBy() != null) {
            start.append(",\"supersededBy\":\"").append(standing.supersededBy()).append('"');
        }
        String answer = STATUS.matcher(quote.answer()).replaceFirst(Matcher.quoteReplacement(start.toString()));
        return new AnsweredQuote(quote.getId(), standing.etag(), answer);
    }
}
