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
@RequestMapping("/api/v1/regions")
class RegionController {

    private final Regions regions;

    RegionController(Regions regions) {
        this.regions = regions;
    }

    /** Lists the providers' regions with the efficiency of the facilities and the carbon of the grid. */
    @GetMapping
    ResponseEntity<ReferencePage<Region>> list(
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<Region> found = regions.all().stream()
                .filter(region -> provider == null || region.provider().equalsIgnoreCase(provider))
                .toList();
        return ReferencePage.of(found, Region::key, limit, cursor);
    }
}
