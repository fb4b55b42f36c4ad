package dev.trilemma.pricing.imports;

/** How a file of prices is written. */
enum PriceFormat {
    /** Our own columns, as CSV or as a JSON array of the same fields. */
    TRILEMMA,
    /** A cloud's {@code vms.csv} of the SkyPilot catalog. */
    SKYPILOT,
    /** gpuhunt's catalog as CSV or JSON, and its table of TPU prices. */
    GPUHUNT,
    /** An offer file of the AWS Price List, EC2 only. */
    AWS_PRICE_LIST,
    /** Pages of the Azure Retail Prices API. */
    AZURE_RETAIL
}
