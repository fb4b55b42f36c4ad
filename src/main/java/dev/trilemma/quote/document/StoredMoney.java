package dev.trilemma.quote.document;

import java.math.BigDecimal;

/** Money as a quote has it, to the digit. */
record StoredMoney(BigDecimal amount, String currency) {

    String plainAmount() {
        return amount.toPlainString();
    }
}
