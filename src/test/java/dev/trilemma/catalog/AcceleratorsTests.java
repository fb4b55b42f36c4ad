package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.hardware.Precision;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceleratorsTests {

    private final Accelerators accelerators = new Accelerators();

    /** NVIDIA H100 datasheet: 1,979 TFLOPS bf16 with sparsity, half of it dense; 80 GB; 3.35 TB/s; 900 GB/s both ways. */
    @Test
    void theH100IsAsItsDatasheetSays() {
        Accelerator h100 = accelerators.accelerator("nvidia-h100-sxm5-80gb");

        assertThat(h100.peakFlopsPerSecond(Precision.BF16)).contains(989e12);
        assertThat(h100.peakFlopsPerSecond(Precision.FP8)).contains(1979e12);
        assertThat(h100.memoryBytes()).isEqualTo(80.0 * 1024 * 1024 * 1024);
        assertThat(h100.memoryBytesPerSecond()).isEqualTo(3.35e12);
        assertThat(h100.intraNodeBytesPerSecond()).isEqualTo(450e9);
        assertThat(h100.powerWatts()).isEqualTo(700.0);
        assertThat(h100.generation()).isEqualTo(Generation.HOPPER);
    }

    /** NVIDIA A100 datasheet: 312 TFLOPS bf16, 156 TFLOPS tf32, no fp8. */
    @Test
    void theA100HasNoFp8() {
        Accelerator a100 = accelerators.accelerator("nvidia-a100-sxm4-80gb");

        assertThat(a100.peakFlopsPerSecond(Precision.BF16)).contains(312e12);
        assertThat(a100.peakFlopsPerSecond(Precision.TF32)).contains(156e12);
        assertThat(a100.peakFlopsPerSecond(Precision.FP8)).isEmpty();
    }

    @Test
    void voltaHasNoBf16AndTpusNoFp16() {
        assertThat(accelerators.all()).map(AcceleratorEntry::accelerator).allSatisfy(accelerator -> {
            if (accelerator.generation() == Generation.VOLTA) {
                assertThat(accelerator.peakFlopsPerSecond()).containsOnlyKeys(Precision.FP32, Precision.FP16);
            }
            if (accelerator.generation() == Generation.TPU) {
                assertThat(accelerator.peakFlopsPerSecond())
                        .containsKey(Precision.BF16)
                        .doesNotContainKey(Precision.FP16);
            }
        });
    }

    @Test
    void aRackOf72IsOneDomain() {
        assertThat(accelerators.accelerator("nvidia-gb200-186gb").domainSize()).isEqualTo(72);
        assertThat(accelerators.accelerator("nvidia-b200-sxm-180gb").domainSize())
                .isEqualTo(8);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "h100, nvidia-h100-sxm5-80gb",
        "H100 SXM5 80GB, nvidia-h100-sxm5-80gb",
        "NVIDIA H100 PCIe 80GB, nvidia-h100-pcie-80gb",
        "A100-80GB, nvidia-a100-sxm4-80gb",
        "a100_40gb, nvidia-a100-sxm4-40gb",
        "h200, nvidia-h200-sxm-141gb",
        "B200, nvidia-b200-sxm-180gb",
        "gb200, nvidia-gb200-186gb",
        "mi300x, amd-mi300x-192gb",
        "tpu-v4, google-tpu-v4",
        "TPU v5e, google-tpu-v5e",
        "v5p, google-tpu-v5p",
        "trainium2, aws-trainium2",
        "rtx 4090, nvidia-rtx-4090-24gb"
    })
    void peopleMayUseTheirEverydayNames(String name, String id) {
        assertThat(accelerators.find(name).map(Accelerator::id).orElse(null)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a100", "V100", "gh200", "P100", "RTX6000"})
    void aNameOfSeveralPartsIsRefusedWithThePartsItMayMean(String name) {
        assertThatExceptionOfType(InvalidPlan.class)
                .isThrownBy(() -> accelerators.accelerator(name))
                .withMessageStartingWith("is ambiguous; say nvidia-")
                .withMessageContaining(" or nvidia-")
                .satisfies(failure -> assertThat(failure.pointer()).isEqualTo("/cluster/accelerator"));
        assertThat(accelerators.find(name)).isEmpty();
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThatExceptionOfType(InvalidPlan.class)
                .isThrownBy(() -> accelerators.accelerator("nvidia-h100-sxm-80gb"))
                .withMessageContaining("did you mean nvidia-h100-sxm5-80gb")
                .satisfies(failure -> assertThat(failure.pointer()).isEqualTo("/cluster/accelerator"));
    }

    @Test
    void everyListedAliasFindsItsAcceleratorInAnyCaseAndSpelling() {
        var random = new Random(42);
        assertThat(accelerators.all())
                .allSatisfy(entry -> assertThat(entry.aliases())
                        .isNotEmpty()
                        .allSatisfy(alias -> assertThat(accelerators.accelerator(respelt(alias, random)))
                                .isEqualTo(entry.accelerator())));
    }

    @Test
    void allAreSortedById() {
        assertThat(accelerators.all())
                .hasSizeGreaterThanOrEqualTo(60)
                .extracting(entry -> entry.accelerator().id())
                .isSorted();
    }

    private static String respelt(String alias, Random random) {
        var spelling = new StringBuilder();
        for (char letter : alias.toCharArray()) {
            char separator = " _-".charAt(random.nextInt(3));
            char cased = random.nextBoolean() ? Character.toUpperCase(letter) : Character.toLowerCase(letter);
            spelling.append(" _-".indexOf(letter) >= 0 ? separator : cased);
        }
        return spelling.toString();
    }
}
