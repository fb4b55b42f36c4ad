package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.catalog.AcceleratorAliasRow.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceleratorAliasesTests {

    @Test
    void aLabelThatDiffersBetweenPriceListsMayMeanEither() {
        var aliases = new AcceleratorAliases(
                List.of(row("X1", "x1-pcie", Usage.LABEL, "one list"), row("x1", "x1-sxm", Usage.LABEL, "another")));

        assertThat(aliases.meanings("X1")).containsExactly("x1-pcie", "x1-sxm");
        assertThat(aliases.namesOf("x1-sxm")).isEmpty();
    }

    @Test
    void theEverydayMeaningDecides() {
        var aliases = new AcceleratorAliases(
                List.of(row("X1", "x1-pcie", Usage.LABEL, "one list"), row("X1", "x1-sxm", Usage.EVERYDAY, "custom")));

        assertThat(aliases.meanings("x1")).containsExactly("x1-sxm");
        assertThat(aliases.namesOf("x1-sxm")).containsExactly("X1");
        assertThat(aliases.namesOf("x1-pcie")).isEmpty();
    }

    @Test
    void spacesUnderscoresAndDashesAreOne() {
        assertThat(AcceleratorAliases.normalized(" RTX  PRO_6000 - 96GB ")).isEqualTo("rtx-pro-6000-96gb");
    }

    private static AcceleratorAliasRow row(String alias, String accelerator, Usage usage, String source) {
        return new AcceleratorAliasRow(alias, accelerator, usage, source, null);
    }
}
