package dev.trilemma.reference;

import dev.trilemma.catalog.Interconnects;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import dev.trilemma.web.ReferenceAnswer;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    ResponseEntity<Page<InterconnectView>> list(@Valid @ParameterObject Paging paging) {
        List<InterconnectView> views =
                interconnects.all().stream().map(InterconnectView::of).toList();
        return ReferenceAnswer.of(Page.of(views, paging, InterconnectView::id));
    }
}
