package dev.trilemma.quote.document;

import dev.trilemma.quote.document.QuoteSheet.Fact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a quote was made with, so that it can be made again. */
final class ProvenanceInWords {

    private ProvenanceInWords() {}

    static List<Fact> of(StoredFields quote) {
        return Stream.of(
                        fact("Quote", quote.text("/id")),
                        fact("Issued", quote.text("/createdAt")),
                        fact("Valid until", quote.text("/expiresAt")),
                        fact("Calculated", quote.text("/provenance/calculatedAt")),
                        fact("Engine", quote.text("/provenance/engineVersion").map(version -> "Trilemma " + version)),
                        fact("Price catalog", Optional.of(catalog(quote))),
                        fact(
                                "Price seen on",
                                quote.text("/provenance/priceAsOf").map(day -> day + age(quote))),
                        fact("Offer", quote.text("/provenance/offer")),
                        fact("Saved plan", quote.text("/planId").map(plan -> plan + revision(quote))),
                        fact("Law of loss", quote.text("/quality/law")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Fact> fact(String name, Optional<String> value) {
        return value.map(words -> new Fact(name, words));
    }

    private static String catalog(StoredFields quote) {
        return quote.text("/provenance/priceCatalog")
                .map(catalog -> catalog
                        + quote.text("/provenance/priceCatalogVersion")
                                .map(version -> ", version " + version)
                                .orElse(""))
                .orElse("none: the price is not from a catalog");
    }

    private static String age(StoredFields quote) {
        return quote.text("/provenance/priceAgeDays")
                .map(days -> ", " + days + " days before the quote")
                .orElse("");
    }

    private static String revision(StoredFields quote) {
        return quote.text("/planRevision")
                .map(revision -> ", revision " + revision)
                .orElse("");
    }
}
