package dev.trilemma.webhook;

import dev.trilemma.web.IfMatch;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(
        name = "Webhooks",
        description =
                "Who is told of what happens, by a POST of `{type, timestamp, data: {resource, action, actor, …}}`. It is signed as"
                        + " Standard Webhooks say: verify `webhook-signature`, and skip a `webhook-id` that you have seen, because a"
                        + " request whose answer was lost comes again.")
@RestController
@RequestMapping(WebhookController.PATH)
class WebhookController {

    static final String PATH = "/api/v1/webhooks";

    private static final String ID = "Id of a webhook: paste one from the list";

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Operation(summary = "List the team's webhooks, newest first, without their secrets")
    @GetMapping
    Page<WebhookView> list(@Valid @ParameterObject Paging paging) {
        return webhooks.webhooks(paging);
    }

    @Operation(
            summary = "Add a webhook",
            description =
                    "The answer has its `secret`, once. For that reason it cannot be repeated with an Idempotency-Key; delete a"
                            + " webhook whose answer was lost. What the receiver does not answer with a status of 2xx within"
                            + " seconds is sent again, at first after 10 seconds, then after twice as long as before, 14 times"
                            + " in a day.")
    @ApiResponse(responseCode = "201")
    @PostMapping
    ResponseEntity<NewWebhookView> add(@Valid @RequestBody WebhookDocument document) {
        NewWebhookView added = webhooks.add(document);
        return ResponseEntity.created(URI.create(PATH + "/" + added.webhook().id()))
                .body(added);
    }

    @Operation(summary = "Read a webhook, without its secret")
    @GetMapping("/{id}")
    ResponseEntity<WebhookView> get(@Parameter(description = ID) @PathVariable UUID id) {
        AddedWebhook webhook = webhooks.webhook(id);
        return ResponseEntity.ok().eTag("\"" + webhook.revision() + "\"").body(webhook.view());
    }

    @Operation(summary = "Delete a webhook; what it has not been told by then it is not told")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = ID) @PathVariable UUID id, IfMatch condition) {
        webhooks.delete(id, condition);
    }

    @Operation(summary = "List what a webhook was told, or is still to be told, newest first")
    @GetMapping("/{id}/deliveries")
    Page<DeliveryView> deliveries(
            @Parameter(description = ID) @PathVariable UUID id, @Valid @ParameterObject Paging paging) {
        return webhooks.deliveries(id, paging);
    }
}
