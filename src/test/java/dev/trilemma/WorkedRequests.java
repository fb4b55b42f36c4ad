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
public final class WorkedRequests {

    /** The resources that paths name by an id which is not known before they are stored, and what stores each. */
    private static final Map<String, String> STORED_BY = Map.ofEntries(
            Map.entry("plans", "createPlan"),
            Map.entry("scenarios", "createPlanScenario"),
            Map.entry("evaluations", "createPlanEvaluation"),
            Map.entry("quotes", "createQuote"),
            Map.entry("budgets", "createBudget"),
            Map.entry("price-discounts", "createPriceDiscount"),
            Map.entry("api-keys", "createApiKey"),
            Map.entry("actuals", "createPlanActual"),
            Map.entry("webhooks", "createWebhook"),
            Map.entry("calibrations", "createCalibration"),
            Map.entry("sweeps", "createSweep"));

    private final HttpCalls service;
    private final ApiDescription description;
    private final String[] storedAs;
    private final Map<String, String> ids = new HashMap<>();

    /** @param storedAs headers of the requests that store what paths name */
    public WorkedRequests(HttpCalls service, ApiDescription description, String... storedAs) {
        this.service = service;
        this.description = description;
        this.storedAs = storedAs;
    }

    /** Stores what a team has before its first request. */
    void storeRuns() {
        stored("actuals");
    }

    /** Stores one of everything that a path names by an id. */
    public void storeEverything() {
        STORED_BY.keySet().forEach(this::stored);
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
        return sendWith(operation, path(operation), all);
    }

    /** The request as it is shown, but for the headers that it shows. */
    HttpResponse<String> sendWithout(Operation operation, String... headers) {
        return sendWith(operation, path(operation), List.of(headers));
    }

    /** The id of the stored resource that an operation's path names; empty where it names none. */
    String id(Operation operation) {
        String collection = operation.path().split("/")[3];
        return operation.path().contains("{id}") && STORED_BY.containsKey(collection) ? stored(collection) : "";
    }

    private String stored(String collection) {
        String known = ids.get(collection);
        if (known == null) {
            if (collection.equals("calibrations")) {
                // what runs teach has to be known before it can be accepted
                stored("actuals");
            }
            Operation creation = description.operation(STORED_BY.get(collection));
            // a draft can be issued, and then be decided on
            String query = collection.equals("quotes") ? "?draft=true" : "";
            HttpResponse<String> answer = sendWith(creation, path(creation) + query, List.of(storedAs));
            if (answer.statusCode() == 409) {
                // someone else was storing the same
                answer = sendWith(creation, path(creation) + query, List.of(storedAs));
            }
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
            known = JsonPath.read(answer.body(), collection.equals("evaluations") ? "$.items[0].id" : "$.id");
            ids.put(collection, known);
        }
        return known;
    }

    /** The value of a parameter that has no example; empty where the parameter can be left out. */
    public String stored(Operation operation, String parameter) {
        return switch (parameter) {
            case "id" -> id(operation);
            case "scenario" -> operation.path().contains("{scenario}") ? stored("scenarios") : "";
            case "evaluation" -> stored("evaluations");
            case "actual" -> stored("actuals");
            case "plans" -> stored("plans");
            default -> "";
        };
    }

    private HttpResponse<String> sendWith(Operation operation, String path, List<String> headers) {
        List<String> all = new ArrayList<>(headers);
        var body = operation.bodies().findFirst();
        all.addAll(List.of("Content-Type", body.map(Map.Entry::getKey).orElse("application/json")));
        String content = body.map(Map.Entry::getValue)
                .map(shown -> shown.get("example"))
                .map(example -> example.isString() ? example.asString() : example.toString())
                .orElse(null);
        String[] headersOfAll = all.toArray(String[]::new);
        return operation.answersEvents()
                ? service.open(operation.method(), path, headersOfAll)
                : service.send(operation.method(), path, content, headersOfAll);
    }

    /** What is stored has no id before it is stored. */
    private String path(Operation operation) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters().toList()) {
            String name = parameter.get("name").asString();
            String example = parameter.has("example")
                    ? UriUtils.encode(parameter.get("example").asString(), "UTF-8")
                    : stored(operation, name);
            path = path.replace("{" + name + "}", example);
            if (parameter.get("in").asString().equals("query") && !example.isEmpty()) {
                query.add(name + "=" + example);
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
