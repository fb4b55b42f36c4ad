package dev.trilemma.search;

import java.util.Currency;
import tools.jackson.databind.JsonNode;

/** The currency that totals of a search are compared in: that of the plan's own price, else US dollars as in the catalog. */
final class Currencies {

    private static final Currency OF_THE_CATALOG = Currency.getInstance("USD");

    private Currencies() {}

    static Currency of(JsonNode plan) {
        String own = plan.at("/pricing/unitPrice/currency").asString("");
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(own))
                .findFirst()
                .orElse(OF_THE_CATALOG);
    }
}
