package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.hardware.Interconnect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterconnectsTests {

    private static final double BITS_PER_BYTE = 8;

    private final Interconnects interconnects = new Interconnects();

    @ParameterizedTest(name = "{0}: {1} ports of {2} Gb/s for {3} accelerators")
    @CsvSource({
        "infiniband-hdr, 8, 200, 8",
        "infiniband-hdr-4-per-node, 4, 200, 8",
        "infiniband-ndr, 8, 400, 8",
        "infiniband-xdr, 8, 800, 8",
        "omni-path-4x100, 4, 100, 8",
        "roce-4x100, 4, 100, 8",
        "efa-p4d, 4, 100, 8",
        "efa-p5, 32, 100, 8",
        "efa-p5en, 16, 200, 8",
        "efa-p6-b300, 16, 400, 8",
        "efa-trn2, 16, 200, 16",
        "gcp-a3-high, 4, 200, 8",
        "gcp-a3-mega, 8, 200, 8",
        "dcn-tpu-v5e, 2, 100, 8"
    })
    void anAcceleratorHasItsShareOfThePortsOfItsNode(String slug, int ports, double gbps, int accelerators) {
        Interconnect network = interconnects.interconnect(slug);

        assertThat(network.scope()).isEqualTo(Interconnect.Scope.NETWORK);
        assertThat(network.bytesPerSecond()).isEqualTo(ports * gbps * 1e9 / BITS_PER_BYTE / accelerators);
    }

    /** NVLink's published rates count both directions: 160, 300, 600, 900, 1,800 GB/s. */
    @ParameterizedTest(name = "NVLink {0}")
    @CsvSource({"1, 160", "2, 300", "3, 600", "4, 900", "5, 1800"})
    void nvLinkCountsOneDirection(int generation, double bothDirectionsGb) {
        assertThat(interconnects.interconnect("nvlink-" + generation).bytesPerSecond())
                .isEqualTo(bothDirectionsGb * 1e9 / 2);
    }

    @Test
    void latencyIsInSeconds() {
        assertThat(interconnects.interconnect("infiniband-ndr").latencySeconds())
                .isNotNull()
                .isCloseTo(20e-6, within(1e-12));
    }

    @Test
    void anUnknownSlugIsRefusedWithTheNearest() {
        assertThatExceptionOfType(InvalidPlan.class)
                .isThrownBy(() -> interconnects.interconnect("infiniband-ndrr"))
                .withMessageContaining("did you mean infiniband-ndr")
                .satisfies(failure -> assertThat(failure.pointer()).isEqualTo("/cluster/interconnect"));
    }
}
