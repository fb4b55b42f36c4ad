package dev.trilemma.faults.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request in the making. What stands in path and query is encoded already, or is meant not to be. */
final class Draft {

    String method;
    final List<String> segments;
    final List<Map.Entry<String, String>> query = new ArrayList<>();
    final Map<String, String> headers = new LinkedHashMap<>();
    byte @Nullable [] body;

    Draft(String method, List<String> segments) {
        this.method = method;
        this.segments = new ArrayList<>(segments);
    }

    FuzzedRequest request(long number, String operation) {
        String path = String.join("/", segments);
        String parameters = query.stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        String target = parameters.isEmpty() ? path : path + "?" + parameters;
        return new FuzzedRequest(number, operation, method, target, List.copyOf(headers.entrySet()), body);
    }
}
