package dev.trilemma.sweep.design;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the points of a sweep are, by their numbers. */
public interface Points {

    /** What tells a point from the others. */
    Map<String, JsonNode> values(long number);

    /** Names that the values may have. */
    Set<String> columns();
}
