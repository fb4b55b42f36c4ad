package dev.trilemma.catalog;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Cluster;

/** Completes what a plan says of its cluster; every default becomes an assumption. */
final class ClusterResolver {

    private static final double PCIE_4_BYTES_PER_SECOND = 31e9;
    private static final double HDR_INFINIBAND_BYTES_PER_SECOND = 25e9;

    private final ClusterDocument document;
    private final Accelerator accelerator;
    private final Interconnects interconnects;
    private final Assumptions assumptions;

    ClusterResolver(
            ClusterDocument document, Accelerator accelerator, Interconnects interconnects, Assumptions assumptions) {
        this.document = document;
        this.accelerator = accelerator;
        this.interconnects = interconnects;
        this.assumptions = assumptions;
    }

    Cluster resolve() {
        require(
                document.interconnect() == null || document.interNodeBytesPerSecond() == null,
                "/cluster/interconnect",
                "cannot be given beside interNodeBytesPerSecond; give one of them");
        return new Cluster(
                accelerator,
                document.acceleratorCount(),
                acceleratorsPerNode(),
                document.acceleratorsPerNode() != null,
                intraNodeBytesPerSecond(),
                interNodeBytesPerSecond());
    }

    private int acceleratorsPerNode() {
        return assumptions.given(
                "cluster.acceleratorsPerNode",
                document.acceleratorsPerNode(),
                Math.min(accelerator.usualNodeSize(), document.acceleratorCount()),
                "usual nodes of " + accelerator.id());
    }

    private double intraNodeBytesPerSecond() {
        Double datasheet = accelerator.intraNodeBytesPerSecond();
        return assumptions.given(
                "cluster.intraNodeBytesPerSecond",
                document.intraNodeBytesPerSecond(),
                datasheet != null ? datasheet : PCIE_4_BYTES_PER_SECOND,
                datasheet != null ? "datasheet of " + accelerator.id() : "no published link; PCIe 4.0 x16");
    }

    private double interNodeBytesPerSecond() {
        if (document.interconnect() != null) {
            return interconnects.interconnect(document.interconnect()).bytesPerSecond();
        }
        Double datasheet = accelerator.interNodeBytesPerSecond();
        return assumptions.given(
                "cluster.interNodeBytesPerSecond",
                document.interNodeBytesPerSecond(),
                datasheet != null ? datasheet : HDR_INFINIBAND_BYTES_PER_SECOND,
                datasheet != null
                        ? "usual network of " + accelerator.id()
                        : "no usual network; 200 Gb/s InfiniBand for each accelerator");
    }
}
