package dev.trilemma.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.CaseUtils;
import org.springframework.util.StringUtils;

/** Names operations by method and path, so that generated clients have readable and lasting methods. */
final class OperationIds {

    private static final int BASE_PATH_SEGMENTS = 2;

    private OperationIds() {}

    /** {@code GET /api/v1/plans/{id}/revisions} is {@code listPlanRevisions}. */
    static String of(String method, String path) {
        List<String> segments = Arrays.stream(path.substring(1).split("/"))
                .skip(BASE_PATH_SEGMENTS)
                .toList();
        boolean many = method.equals("GET") && isCollection(segments.get(segments.size() - 1));
        return verb(method, many) + nouns(segments, many);
    }

    private static String verb(String method, boolean many) {
        return switch (method) {
            case "GET" -> many ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "replace";
            default -> method.toLowerCase(Locale.ROOT);
        };
    }

    private static String nouns(List<String> segments, boolean many) {
        int last = segments.size() - 1;
        return IntStream.rangeClosed(0, last)
                .filter(index -> !isParameter(segments.get(index)))
                .mapToObj(index -> many && index == last ? segments.get(index) : singular(segments.get(index)))
                .map(noun -> StringUtils.capitalize(CaseUtils.toCamelCase(noun, false, '-')))
                .collect(Collectors.joining());
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static boolean isCollection(String segment) {
        return !isParameter(segment) && segment.endsWith("s") && !segment.equals("settings");
    }

    private static String singular(String noun) {
        if (noun.endsWith("ies")) {
            return noun.substring(0, noun.length() - 3) + "y";
        }
        if (noun.endsWith("ches")) {
            return noun.substring(0, noun.length() - 2);
        }
        return isCollection(noun) ? noun.substring(0, noun.length() - 1) : noun;
    }
}
