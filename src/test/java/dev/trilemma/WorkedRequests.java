package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.ApiDescription.Operation;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** The requests that the API's description shows, sent to resources that were stored for them. */
final class WorkedRequests {

    /** The resources that paths name by an id which is not known before they are stored, and what stores each. */
    private static final Map<String, String> STORED_BY = Map.of(
            "plans", "createPlan",
            "quotes", "createQuote",
            "price-discounts", "createPriceDiscount",
            "api-keys", "createApiKey",
            "webhooks", "createWebhook");

    private final HttpCalls service;
    private final ApiDescription description;
    private final String[] storedAs;
    private final Map<String, String> ids = new HashMap<>();

    /** @param storedAs headers of the requests that store what paths name */
    WorkedRequests(HttpCalls service, ApiDescription description, String... storedAs) {
        this.service = service;
        this.description = description;
        this.storedAs = storedAs;
    }

    /** The request as it is shown, with further headers. */
    HttpResponse<String> send(Operation operation, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        operation
                .parameters()
                .filter(parameter -> parameter.get("in").asString().equals("header") && parameter.has("example"))
                .forEach(parameter -> all.addAll(List.of(
                        parameter.get("name").asString(),
                        parameter.get("example").asString())));
        return sendWith(operation, all);
    }

    /** The request as it is shown, but for the headers that it shows. */
    HttpResponse<String> sendWithout(Operation operation, String... headers) {
        return sendWith(operation, List.of(headers));
    }

    /** The id of the stored resource that an operation's path names; empty where it names none. */
    String id(Operation operation) {
        String collection = operation.path().split("/")[3];
        return STORED_BY.containsKey(collection) ? ids.computeIfAbsent(collection, this::stored) : "";
    }

    private String stored(String collection) {
        Operation creation = description.operation(STORED_BY.get(collection));
        HttpResponse<String> answer = sendWith(creation, List.of(storedAs));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonPath.read(answer.body(), "$.id");
    }

    private HttpResponse<String> sendWith(Operation operation, List<String> headers) {
        List<String> all = new ArrayList<>(headers);
        var body = operation.bodies().findFirst();
        all.addAll(List.of("Content-Type", body.map(Map.Entry::getKey).orElse("application/json")));
        String content = body.map(Map.Entry::getValue)
                .map(shown -> shown.get("example"))
                .map(example -> example.isString() ? example.asString() : example.toString())
                .orElse(null);
        return service.send(operation.method(), path(operation), content, all.toArray(String[]::new));
    }

    /** What is stored has no id before it is stored. */
    private String path(Operation operation) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters().toList()) {
            String name = parameter.get("name").asString();
            String example = parameter.has("example")
                    ? UriUtils.encode(parameter.get("example").asString(), "UTF-8")
                    : name.equals("id") ? id(operation) : "";
            path = path.replace("{" + name + "}", example);
            if (parameter.get("in").asString().equals("query") && parameter.has("example")) {
                query.add(name + "=" + example);
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
