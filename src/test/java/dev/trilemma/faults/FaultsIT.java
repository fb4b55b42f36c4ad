package dev.trilemma.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every attack in short; docs/faults.md says how to make them at length. */
class FaultsIT {

    @Test
    void nothingIsLostOrThereTwiceAndEverythingIsAnsweredAsItShould() throws Exception {
        List<Findings> findings = FaultHarness.run(Extent.brief(), List.of());

        assertThat(findings).as(FindingsTable.of(findings)).allMatch(Findings::isClean);
    }
}
