package dev.trilemma.pricing;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Price lists of any length in our own columns. */
final class CatalogFiles {

    private static final String HEADER =
            "provider,region,instance_type,accelerator,accelerators_per_instance,on_demand_usd_per_hour,as_of\n";

    private CatalogFiles() {}

    /** A list of H100 nodes of one provider, each at the same price, seen on a day. */
    static String h100(String provider, String day, int rows, String price) {
        return IntStream.range(0, rows)
                .mapToObj(row -> String.join(
                        ",",
                        provider,
                        "region-" + row % 50,
                        "node-" + row,
                        "nvidia-h100-sxm5-80gb",
                        "8",
                        new BigDecimal(price).toPlainString(),
                        day))
                .collect(Collectors.joining("\n", HEADER, "\n"));
    }
}
