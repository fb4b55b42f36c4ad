package dev.trilemma.security;

import dev.trilemma.web.IfMatch;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
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

@Tag(name = "Access", description = "Teams, and the keys that speak for them.")
@RestController
@RequestMapping(KeyController.PATH)
class KeyController {

    static final String PATH = "/api/v1/api-keys";

    private static final String ID = "Id of a key: paste one from the list";

    private final Keys keys;
    private final Clock clock;

    KeyController(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Operation(summary = "List the team's API keys, newest first, without their secrets")
    @GetMapping
    Page<KeyView> list(@Valid @ParameterObject Paging paging) {
        return keys.keys(paging);
    }

    @Operation(
            summary = "Issue an API key",
            description =
                    "The answer has its `secret`, once: only a hash of it is stored. For that reason it cannot be repeated with an"
                            + " Idempotency-Key; revoke a key whose answer was lost.")
    @ApiResponse(responseCode = "201")
    @PostMapping
    ResponseEntity<NewKeyView> issue(@Valid @RequestBody KeyDocument document) {
        NewKeyView issued = keys.issue(document);
        return ResponseEntity.created(URI.create(PATH + "/" + issued.key().id()))
                .body(issued);
    }

    @Operation(summary = "Read an API key, without its secret")
    @GetMapping("/{id}")
    ResponseEntity<KeyView> get(@Parameter(description = ID) @PathVariable UUID id) {
        IssuedKey key = keys.key(id);
        return ResponseEntity.ok().eTag("\"" + key.revision() + "\"").body(KeyView.of(key, clock.instant()));
    }

    @Operation(summary = "Revoke an API key; it stays in the list")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@Parameter(description = ID) @PathVariable UUID id, IfMatch condition) {
        keys.revoke(id, condition);
    }
}
