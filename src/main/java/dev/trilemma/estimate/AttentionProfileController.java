package dev.trilemma.estimate;

import dev.trilemma.catalog.ArchitectureDocument;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.memory.AttentionProfile;
import dev.trilemma.engine.memory.AttentionProfiler;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.work.WorkCalculator;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Attention", description = "How attention grows with the sequence, and where that begins to matter.")
@RestController
@RequestMapping("/api/v1/attention-profiles")
class AttentionProfileController {

    private static final List<AttentionKernel> BOTH = List.of(AttentionKernel.STANDARD, AttentionKernel.FLASH);

    private final PlanResolver resolver;
    private final AttentionProfiler profiler = new AttentionProfiler();

    AttentionProfileController(PlanResolver resolver) {
        this.resolver = resolver;
    }

    @Operation(
            summary = "Work, memory and share of attention over sequence lengths, and where attention takes over",
            description = "Attention grows with the square of the sequence and the rest in step with it: below"
                    + " `crossoverSequenceLength` the rest is the larger part. The square of memory is that of the standard"
                    + " kernel; flash attention does without.")
    @PostMapping
    AttentionProfileView profile(@Valid @RequestBody AttentionProfileDocument document) {
        ModelShape shape = resolver.shape(document.model(), document.architecture(), document.huggingFaceConfig());
        Precision precision = document.precision() == null ? Precision.BF16 : document.precision();
        int batchSize = document.batchSize() == null ? 1 : document.batchSize();
        List<AttentionKernel> kernels = document.attentionKernels() == null ? BOTH : document.attentionKernels();
        List<AttentionProfile> items = document.sequenceLengths().stream()
                .flatMap(length ->
                        kernels.stream().map(kernel -> profiler.profile(shape, length, kernel, precision, batchSize)))
                .toList();
        OptionalDouble crossover = WorkCalculator.crossoverSequenceLength(shape);
        return new AttentionProfileView(
                items,
                crossover.isPresent() ? crossover.getAsDouble() : null,
                profiler.memoryCrossoverSequenceLength(shape, precision));
    }

    /**
     * What to profile. The model is exactly one of {@code model}, {@code architecture} and {@code huggingFaceConfig}.
     *
     * @param model a model's slug or alias
     * @param architecture explicit dimensions
     * @param huggingFaceConfig a model's {@code config.json}, as it is
     * @param sequenceLengths lengths to profile, up to 100
     * @param attentionKernels absent: both
     * @param precision number format of the activations; absent: bf16
     * @param batchSize sequences at a time; absent: 1
     */
    record AttentionProfileDocument(
            @Nullable @Size(max = 100) String model,
            @Nullable @Valid ArchitectureDocument architecture,
            @Nullable Map<String, Object> huggingFaceConfig,
            @NotEmpty @Size(max = 100) List<@NotNull @Positive @Max(100_000_000) Integer> sequenceLengths,
            @Nullable @Size(min = 1, max = 2) List<@NotNull AttentionKernel> attentionKernels,
            @Nullable Precision precision,
            @Nullable @Positive @Max(1_000_000) Integer batchSize) {}

    /**
     * Attention by sequence length.
     *
     * @param items one for each length and kernel
     * @param crossoverSequenceLength where scores take as much work as the linear layers; absent where a window prevents that
     * @param memoryCrossoverSequenceLength where the scores that standard attention keeps outweigh all other activations
     */
    record AttentionProfileView(
            List<AttentionProfile> items,
            @Nullable Double crossoverSequenceLength,
            double memoryCrossoverSequenceLength) {}
}
