package dev.trilemma.web;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An exact amount of money.
 *
 * @param amount a decimal number; unit prices keep every digit, totals have the currency's
 * @param currency ISO 4217 code
 */
@Schema(name = "Money")
record MoneySchema(
        @Schema(example = "149825.07", pattern = "-?[0-9]+(\\.[0-9]+)?")
        String amount,

        @Schema(example = "USD", pattern = "[A-Z]{3}") String currency) {}
