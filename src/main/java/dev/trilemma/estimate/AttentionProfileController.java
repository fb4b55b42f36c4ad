package dev.trilemma.estimate;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.catalog.ResolvedModel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Attention", description = "How attention grows with the sequence, and where that begins to matter.")
@RestController
@RequestMapping("/api/v1/attention-profiles")
class AttentionProfileController {

    private final PlanResolver resolver;
    private final Accelerators accelerators;

    AttentionProfileController(PlanResolver resolver, Accelerators accelerators) {
        this.resolver = resolver;
        this.accelerators = accelerators;
    }

    @Operation(
            summary = "Work, memory and share of attention over sequence lengths, and where attention takes over",
            description = "Attention grows with the square of the sequence and the rest in step with it: below"
                    + " `crossoverSequenceLength` the rest is the larger part. The square of memory is that of the standard"
                    + " kernel; flash attention does without. Where `accelerator` is given, `memoryLimits` says from which"
                    + " lengths on its memory forces flash attention, and context parallelism.")
    @PostMapping
    AttentionProfileView profile(@Valid @RequestBody AttentionProfileDocument document) {
        ResolvedModel model = resolver.model(document.model(), document.architecture(), document.huggingFaceConfig());
        return document.accelerator() == null
                ? AttentionProfileView.of(document, model, null)
                : AttentionProfileView.of(
                        document, model, accelerators.accelerator(document.accelerator(), "/accelerator"));
    }
}
