package dev.trilemma.catalog;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reference data")
@RestController
@RequestMapping("/api/v1/interconnects")
class InterconnectController {

    private final Interconnects interconnects;

    InterconnectController(Interconnects interconnects) {
        this.interconnects = interconnects;
    }

    /** Lists the links between accelerators and between nodes. */
    @GetMapping
    ResponseEntity<ReferencePage<InterconnectView>> list(
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<InterconnectView> views =
                interconnects.all().stream().map(InterconnectView::of).toList();
        return ReferencePage.of(views, InterconnectView::id, limit, cursor);
    }
}
