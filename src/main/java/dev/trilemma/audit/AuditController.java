package dev.trilemma.audit;

import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Access")
@RestController
class AuditController {

    private final AuditEntries entries;

    AuditController(AuditEntries entries) {
        this.entries = entries;
    }

    @Operation(summary = "List what was done for the team and by whom, newest first")
    @GetMapping(
            path = "/api/v1/audit-entries",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    Page<AuditEntryView> list(
            @Parameter(
                            description =
                                    "Path of one resource below /api/v1/, such as plans/…; absent: everything of the team")
                    @RequestParam(required = false)
                    @Nullable
                    String resource,
            @Valid @ParameterObject Paging paging) {
        var window = resource == null
                ? entries.findAllByOrderByCreatedAtDescId(paging.newestFirst(), paging.rows())
                : entries.findByResourceOrderByCreatedAtDescId(resource, paging.newestFirst(), paging.rows());
        return Page.of(window).map(AuditEntry::view);
    }
}
