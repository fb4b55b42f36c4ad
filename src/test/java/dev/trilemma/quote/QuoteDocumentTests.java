package dev.trilemma.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** One quote in four media types, over real HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:quote-documents;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class QuoteDocumentTests {

    private static final String QUOTES = "/api/v1/quotes";
    private static final String HTML = "text/html";
    private static final String PDF = "application/pdf";
    private static final String CSV = "text/csv";
    private static final String ZERO = "(?<![0-9.,])0(\\.0+)? USD";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Map<String, Object> PLAN = Map.of(
            "model", "llama-3.1-8b",
            "training", Map.of("tokens", 1e12),
            "cluster", Map.of("accelerator", "nvidia-h100-sxm5-80gb", "acceleratorCount", 1024),
            "pricing", Map.of("provider", "aws"));
    private static final Map<String, Object> RESERVED_PLAN = Map.of(
            "model", "llama-3.1-8b",
            "training", Map.of("tokens", 1e12),
            "cluster", Map.of("accelerator", "nvidia-h100-sxm5-80gb", "acceleratorCount", 1024),
            "pricing", Map.of("commitment", "reserved1Year"));
    private static final Map<String, Object> PLAN_WITHOUT_PRICE = Map.of(
            "model", "llama-3.1-8b",
            "training", Map.of("tokens", 1e12),
            "cluster", Map.of("accelerator", "nvidia-h100-sxm5-80gb", "acceleratorCount", 8),
            "pricing", Map.of("provider", "lambda", "commitment", "reserved3Year"));

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Test
    void thePdfAndThePageSayWhatTheJsonSays() {
        JsonNode quote = issued(PLAN);

        assertThat(List.of(pdfText(quote), html(quote))).allSatisfy(text -> {
            assertThat(text).contains(quote.get("id").asString(), money(quote.get("total")));
            assertThat(text)
                    .contains(
                            quote.get("createdAt").asString(),
                            quote.get("expiresAt").asString());
            assertThat(text)
                    .contains(
                            minute(quote.get("createdAt")),
                            minute(quote.get("expiresAt")),
                            quote.at("/provenance/priceAsOf").asString(),
                            quote.at("/provenance/offer").asString());
            assertThat(quote.get("lines"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(text)
                            .contains(
                                    money(line.get("unitPrice")),
                                    money(line.get("total")),
                                    line.get("unit").asString()));
        });
    }

    /** A browser asks with the tag of what it keeps under the same address, whatever form that has. */
    @Test
    void whoKeepsTheJsonIsSentThePdfAllTheSame() throws Exception {
        String path = QUOTES + "/" + issued(PLAN).get("id").asString();
        String kept = sendWith(path, "application/json", "\"another\"")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(sendWith(path, "application/json", kept).statusCode()).isEqualTo(304);
        for (String form : List.of(PDF, CSV, HTML, BROWSER)) {
            HttpResponse<String> answer = sendWith(path, form, kept);
            assertThat(answer.statusCode()).as(form).isEqualTo(200);
            assertThat(answer.headers().firstValue("ETag")).as(form).isEmpty();
        }
    }

    private HttpResponse<String> sendWith(String path, String accept, String tag) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", accept)
                .header("If-None-Match", tag)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theQuantityShownTimesThePriceShownIsTheTotalShown() {
        JsonNode quote = issued(PLAN);
        String text = pdfText(quote);

        assertThat(quote.get("lines")).allSatisfy(line -> {
            BigDecimal quantity = line.get("quantity").decimalValue().setScale(6, RoundingMode.HALF_EVEN);
            BigDecimal product = quantity.multiply(amount(line.get("unitPrice")));
            assertThat(text).contains(String.format(Locale.ROOT, "%,.6f", quantity));
            assertThat(product.setScale(2, RoundingMode.HALF_EVEN)).isEqualTo(amount(line.get("total")));
        });
    }

    @Test
    void thePdfCarriesItsFontsItsTitleAndItsTags() throws IOException {
        JsonNode quote = issued(titled("Größer, 8B"));

        try (PDDocument pdf = Loader.loadPDF(get(quote, PDF).body())) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Größer, 8B");
            assertThat(pdf.getDocumentInformation().getProducer()).contains("Trilemma");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog().getOutputIntents()).isNotEmpty();
            for (PDPage page : pdf.getPages()) {
                for (COSName font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded())
                            .as(font.getName())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "${1234*1111} [[${1234*1111}]] __${1234*1111}__ ]]> <!-- &amp; \" '",
                "訓練の見積もり 한국어",
                "🦙🚀 and 👩‍🚀",
                "שלום العربية",
                "\u0001 \u000b \ufffe \uffff \u202e"
            })
    void noTitleBreaksADocumentOrRunsInOne(String title) {
        JsonNode quote = issued(titled(title));

        String page = html(quote);
        assertThat(page).doesNotContain("<script", "1370974");
        assertThat(pdfText(quote)).contains(quote.get("id").asString()).doesNotContain("1370974");
        assertThat(rows(quote).get(0).get("x_QuoteTitle")).isNotEmpty();
        assertThat(get(quote, "application/json").statusCode()).isEqualTo(200);
    }

    @Test
    void aTitleIsPrintedAsItIsWritten() {
        JsonNode quote = issued(titled("<script>alert(1)</script>"));

        assertThat(html(quote)).contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>");
        assertThat(pdfText(quote)).contains("<script>alert(1)</script>");
    }

    @Test
    void aWordOfTenThousandCharactersStaysOnThePaper() {
        JsonNode quote = issued(titled("longest"));
        store(quote, quote.toString().replace("\"title\":\"longest\"", "\"title\":\"" + "W".repeat(10_000) + "\""));

        byte[] pdf = get(quote, PDF).body();

        assertThat(rightmost(pdf)).isLessThan(595);
        assertThat(text(pdf).chars().filter(letter -> letter == 'W').count()).isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void theRowsForFinanceAddUpToTheTotal() {
        JsonNode quote = issued(PLAN);
        List<Map<String, String>> rows = rows(quote);

        assertThat(rows).hasSize(quote.get("lines").size());
        assertThat(rows.stream()
                        .map(row -> new BigDecimal(row.get("BilledCost")))
                        .reduce(BigDecimal::add))
                .contains(amount(quote.get("total")));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("BillingCurrency")).isEqualTo("USD");
            assertThat(row.get("x_QuoteId")).isEqualTo(quote.get("id").asString());
        });
        assertThat(rows.get(0))
                .containsEntry("ProviderName", "aws")
                .containsEntry("PricingUnit", "Instance-Hours")
                .containsEntry("x_PriceCatalog", "public-prices");
    }

    @Test
    void aPriceThatACommitmentLoweredIsNoListPrice() {
        Map<String, String> onDemand = rows(issued(PLAN)).get(0);
        Map<String, String> reserved = rows(issued(RESERVED_PLAN)).get(0);

        assertThat(onDemand)
                .containsEntry("PricingCategory", "Standard")
                .containsEntry("ListCost", onDemand.get("BilledCost"))
                .containsEntry("ContractedCost", onDemand.get("BilledCost"));
        assertThat(reserved)
                .containsEntry("PricingCategory", "Committed")
                .containsEntry("ListUnitPrice", "")
                .containsEntry("ContractedUnitPrice", "");
        assertThat(reserved.get("BilledCost")).isNotEmpty();
    }

    @Test
    void columnsThatFocusDoesNotHaveComeLastAndHaveItsPrefix() {
        List<String> columns = List.copyOf(rows(issued(PLAN)).get(0).keySet());
        List<String> ofFocus =
                columns.stream().filter(column -> !column.startsWith("x_")).toList();

        assertThat(columns).startsWith(ofFocus.toArray(String[]::new));
        assertThat(ofFocus)
                .isSorted()
                .isSubsetOf(
                        "BilledCost",
                        "BillingCurrency",
                        "ChargeCategory",
                        "ChargeDescription",
                        "ChargeFrequency",
                        "ContractedCost",
                        "ContractedUnitPrice",
                        "EffectiveCost",
                        "ListCost",
                        "ListUnitPrice",
                        "PricingCategory",
                        "PricingQuantity",
                        "PricingUnit",
                        "ProviderName",
                        "RegionId",
                        "ServiceCategory");
    }

    @Test
    void aTitleThatIsAFormulaIsATextForSpreadsheets() {
        JsonNode quote = issued(titled("=HYPERLINK(\"http://example.com\")"));

        assertThat(rows(quote).get(0).get("x_QuoteTitle")).startsWith("'=");
    }

    @Test
    void anUnknownPriceIsNoNumberAnywhere() {
        JsonNode quote = issued(PLAN_WITHOUT_PRICE);
        Map<String, String> accelerators = rows(quote).get(0);

        assertThat(quote.has("total")).isFalse();
        assertThat(List.of(pdfText(quote), html(quote)))
                .allSatisfy(text -> assertThat(text).contains("unknown").doesNotContainPattern(ZERO));
        assertThat(pdfText(quote)).containsPattern("Total\\s+unknown");
        assertThat(List.of(
                        "BilledCost",
                        "EffectiveCost",
                        "ListCost",
                        "ListUnitPrice",
                        "ContractedCost",
                        "ContractedUnitPrice",
                        "BillingCurrency"))
                .allSatisfy(column ->
                        assertThat(accelerators.get(column)).as(column).isEmpty());
        assertThat(accelerators.get("PricingQuantity")).isNotEmpty();
    }

    @Test
    void thereIsAPlaceToSignUntilSomebodyDecided() {
        JsonNode quote = issued(PLAN);
        assertThat(pdfText(quote)).contains("Signature");

        String decision = "{\"decision\":\"approved\",\"note\":\"for <b>spring</b>\",\"decidedBy\":\"Ada\","
                + "\"decidedAt\":\"2026-11-27T09:00:00Z\",\"budget\":\"Research 2027\",\"forced\":false}";
        store(quote, quote.toString().replaceFirst("\\{", "{\"decision\":" + decision + ","));

        assertThat(pdfText(quote))
                .contains("Approved", "Ada", "2026-11-27 09:00 UTC", "Research 2027", "for <b>spring</b>")
                .doesNotContain("Signature", "Forced");
        assertThat(rows(quote).get(0)).containsEntry("x_Decision", "approved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":5,\"title\":{},\"lines\":{},\"total\":{\"amount\":\"many\",\"currency\":\"USD\"},\"createdAt\":\"then\"}",
                "{\"lines\":[1,null,{\"total\":0}],\"assumptions\":[null,[]],\"warnings\":\"none\",\"time\":{\"wallClockSeconds\":\"1\"}}"
            })
    void whatAnotherVersionStoredIsStillADocument(String stored) {
        JsonNode quote = issued(PLAN);
        store(quote, stored);

        assertThat(pdfText(quote)).contains("unknown").doesNotContainPattern(ZERO);
        assertThat(html(quote)).contains("unknown");
        assertThat(get(quote, CSV).statusCode()).isEqualTo(200);
    }

    @Test
    void theSameQuoteHasTheSameText() {
        JsonNode quote = issued(PLAN);

        assertThat(pdfText(quote)).isEqualTo(pdfText(quote));
        assertThat(html(quote)).isEqualTo(html(quote));
    }

    @Test
    void jsonIsTheAnswerToThoseWhoNameNothingAndAPageToBrowsers() {
        JsonNode quote = issued(PLAN);

        assertThat(contentType(get(quote, "*/*"))).isEqualTo("application/json");
        assertThat(new String(get(quote, "*/*").body(), StandardCharsets.UTF_8)).isEqualTo(quote.toString());
        assertThat(contentType(get(quote, BROWSER))).isEqualTo("text/html;charset=UTF-8");
        assertThat(get(quote, PDF).headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"quote-" + quote.get("id").asString() + ".pdf\"");
        assertThat(get(quote, PDF).headers().allValues("Vary")).contains("Accept");
    }

    @Test
    void anotherMediaTypeIsRefusedWithThoseThatAreThere() {
        HttpResponse<byte[]> refused = get(issued(PLAN), "application/msword");

        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(contentType(refused)).isEqualTo("application/problem+json");
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("application/json", HTML, PDF, CSV);
    }

    @Test
    void aDocumentOfNoQuoteIsAProblem() {
        HttpResponse<byte[]> missing = get(QUOTES + "/8b6b9a30-0f0c-4b0c-8d1f-1d2a3b4c5d6e", PDF);

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(contentType(missing)).isEqualTo("application/problem+json");
    }

    private static Map<String, Object> titled(String title) {
        var plan = new LinkedHashMap<>(PLAN);
        plan.put("title", title);
        return plan;
    }

    private JsonNode issued(Map<String, Object> plan) {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(uri(QUOTES))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(plan))));
        assertThat(answer.statusCode()).isEqualTo(201);
        return Json.mapper().readTree(answer.body());
    }

    /** As an earlier version, a later one or a decision may have left it. */
    private void store(JsonNode quote, String answer) {
        database.update(
                "update issued_quote set answer = ? where id = ?",
                answer,
                UUID.fromString(quote.get("id").asString()));
    }

    private HttpResponse<byte[]> get(JsonNode quote, String accept) {
        return get(QUOTES + "/" + quote.get("id").asString(), accept);
    }

    private HttpResponse<byte[]> get(String path, String accept) {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", accept));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .join();
    }

    private String html(JsonNode quote) {
        HttpResponse<byte[]> page = get(quote, HTML);
        assertThat(page.statusCode()).isEqualTo(200);
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    private String pdfText(JsonNode quote) {
        HttpResponse<byte[]> pdf = get(quote, PDF);
        assertThat(pdf.statusCode()).isEqualTo(200);
        return text(pdf.body());
    }

    private List<Map<String, String>> rows(JsonNode quote) {
        HttpResponse<byte[]> csv = get(quote, CSV);
        assertThat(contentType(csv)).isEqualTo("text/csv;charset=UTF-8");
        return CsvMapper.builder()
                .build()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(csv.body())
                .readAll();
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where the last letter ends, in points from the left. */
    private static double rightmost(byte[] pdf) {
        List<Double> ends = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    ends.add((double) letter.getX() + letter.getWidth());
                }
            }.getText(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return ends.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static String contentType(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static BigDecimal amount(JsonNode money) {
        return new BigDecimal(money.get("amount").asString());
    }

    /** With groups of three, and every digit. */
    private static String money(JsonNode money) {
        BigDecimal amount = amount(money);
        return ("%,." + amount.scale() + "f").formatted(amount) + " "
                + money.get("currency").asString();
    }

    private static String minute(JsonNode instant) {
        return instant.asString().substring(0, 16).replace('T', ' ') + " UTC";
    }
}
