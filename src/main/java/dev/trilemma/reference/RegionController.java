package dev.trilemma.reference;

import dev.trilemma.catalog.Region;
import dev.trilemma.catalog.Regions;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import dev.trilemma.web.ReferenceAnswer;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reference data")
@RestController
@RequestMapping("/api/v1/regions")
class RegionController {

    private final Regions regions;

    RegionController(Regions regions) {
        this.regions = regions;
    }

    /** Lists the providers' regions with the efficiency of the facilities and the carbon of the grid. */
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    ResponseEntity<Page<Region>> list(
            @RequestParam(required = false) @Nullable String provider, @Valid @ParameterObject Paging paging) {
        List<Region> found = regions.all().stream()
                .filter(region -> provider == null || region.provider().equalsIgnoreCase(provider))
                .toList();
        return ReferenceAnswer.of(Page.of(found, paging, Region::key));
    }
}
