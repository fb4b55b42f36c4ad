package dev.trilemma.sweep.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The results of a chunk column by column, as they are stored (CBOR, RFC 8949). What is no number has no value.
 *
 * @param numbers of the points
 * @param totals amounts of money; null where the price is unknown
 * @param currencies of the totals, as places in {@code currencyCodes}
 * @param front places of the points that no other of the chunk and the currency dominates
 * @param problems as places in {@code problemTexts}; -1 where there is none
 */
record ResultColumns(
        long[] numbers,
        double[] headroomBytes,
        double[] wallClockSeconds,
        @Nullable String[] totals,
        int[] currencies,
        List<String> currencyCodes,
        double[] loss,
        double[] energyKwh,
        int[] front,
        int[] problems,
        List<JsonNode> problemTexts) {}
