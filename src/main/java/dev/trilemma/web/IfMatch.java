package dev.trilemma.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * Which revision a client means to change: its {@code If-Match} header (RFC 9110, section 13.1.1). A weak tag counts as
 * the strong one, because a proxy or the container weakens the tag of an answer it compresses.
 */
public final class IfMatch {

    private final @Nullable String header;

    public IfMatch(@Nullable String header) {
        this.header = header;
    }

    /**
     * @throws PreconditionRequired where the header is missing
     * @throws Stale where it names other revisions only
     */
    public void require(long revision) {
        if (header == null) {
            throw new PreconditionRequired();
        }
        List<ETag> tags = ETag.parse(header);
        if (tags.stream().noneMatch(tag -> tag.isWildcard() || tag.tag().equals(Long.toString(revision)))) {
            throw new Stale();
        }
    }
}
