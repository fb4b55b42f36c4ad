package dev.trilemma.pricing;

import java.util.List;

/**
 * What is to be published as a version.
 *
 * @param contentSha256 of the file it was read from, in hexadecimal
 * @param prices each item's in order of time, which the constructor sees to
 * @param issues what there is to say of the file's rows
 */
public record NewVersion(
        Origin origin, String contentSha256, RowCounts rows, List<QuotedPrice> prices, List<ImportIssue> issues) {

    public NewVersion {
        prices = PriceSeries.of(prices);
    }
}
