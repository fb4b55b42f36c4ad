package dev.trilemma.catalog;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reference data")
@RestController
@RequestMapping("/api/v1/scaling-laws")
class ScalingLawController {

    private final ScalingLaws laws;

    ScalingLawController(ScalingLaws laws) {
        this.laws = laws;
    }

    /** Lists the laws that predict loss from parameters and tokens, with their constants and the runs they were fitted to. */
    @GetMapping
    ResponseEntity<ScalingLawList> list() {
        List<ScalingLawView> items = laws.all().stream()
                .map(law -> ScalingLawView.of(law, law.equals(laws.defaultLaw())))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .eTag(Integer.toHexString(items.hashCode()))
                .body(new ScalingLawList(items));
    }

    /** All laws on one page. */
    record ScalingLawList(List<ScalingLawView> items) {}
}
