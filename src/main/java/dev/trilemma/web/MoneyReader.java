package dev.trilemma.web;

import dev.trilemma.engine.cost.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads {@code {"amount": "149825.07", "currency": "USD"}}. */
final class MoneyReader extends StdDeserializer<Money> {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");

    MoneyReader() {
        super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser json, DeserializationContext context) {
        Written written = context.readValue(json, Written.class);
        return new Money(amount(json, written.amount()), currency(json, written.currency()));
    }

    private static BigDecimal amount(JsonParser json, @Nullable String amount) {
        if (amount == null) {
            throw refusal(json, "amount", "is required");
        }
        if (!AMOUNT.matcher(amount).matches()) {
            throw refusal(
                    json,
                    "amount",
                    "must be a decimal of at most 15 digits and 9 decimals, not negative, such as \"149825.07\"");
        }
        return new BigDecimal(amount);
    }

    private static Currency currency(JsonParser json, @Nullable String currency) {
        if (currency == null) {
            throw refusal(json, "currency", "is required");
        }
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .filter(known -> known.getDefaultFractionDigits() >= 0)
                .findFirst()
                .orElseThrow(() -> refusal(json, "currency", "must be an ISO 4217 code such as USD"));
    }

    private static Unreadable refusal(JsonParser json, String field, String detail) {
        var refusal = new Unreadable(json, detail);
        refusal.prependPath(Money.class, field);
        return refusal;
    }

    private record Written(
            @Nullable String amount, @Nullable String currency) {}
}
