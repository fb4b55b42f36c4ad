package dev.trilemma.pricing.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Each format as its makers write it, and files that are in none. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:import-traps;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "spring.jpa.hibernate.ddl-auto=validate"
        })
@AutoConfigureMockMvc
class ImportFormatsTests {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final String OWN =
            "provider,region,instance_type,accelerator,accelerators_per_instance,on_demand_usd_per_hour\n";

    @Autowired
    private MockMvcTester api;

    @BeforeEach
    void createCatalog() {
        api.post()
                .uri("/api/v1/price-catalogs")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"id\": \"formats\", \"title\": \"Formats\"}")
                .exchange();
    }

    @Test
    void anAwsOfferFileIsReducedToLinuxOnSharedMachinesByTheHour() throws IOException {
        Map<String, Object> report = report("awsPriceList", MediaType.APPLICATION_JSON, """
                {"formatVersion": "v1.0", "offerCode": "AmazonEC2", "version": "20260520000000",
                 "products": {
                   "A": {"sku": "A", "productFamily": "Compute Instance", "attributes": {"instanceType": "p5.48xlarge",
                     "regionCode": "us-east-1", "operatingSystem": "Linux", "tenancy": "Shared", "preInstalledSw": "NA",
                     "capacitystatus": "Used", "marketoption": "OnDemand"}},
                   "B": {"sku": "B", "attributes": {"instanceType": "p5.48xlarge", "regionCode": "us-east-1",
                     "operatingSystem": "Windows", "tenancy": "Shared", "preInstalledSw": "NA", "capacitystatus": "Used"}},
                   "C": {"sku": "C", "attributes": {"instanceType": "p5.48xlarge", "regionCode": "us-east-1",
                     "operatingSystem": "Linux", "tenancy": "Shared", "preInstalledSw": "NA", "capacitystatus": "Used",
                     "marketoption": "CapacityBlock"}},
                   "D": {"sku": "D", "attributes": {"instanceType": "m5.large", "regionCode": "us-east-1"}},
                   "E": {"sku": "E", "attributes": {"instanceType": "p4d.24xlarge", "location": "US East (N. Virginia)",
                     "operatingSystem": "Linux", "tenancy": "Shared", "preInstalledSw": "NA", "capacitystatus": "Used"}},
                   "F": {"sku": "F", "attributes": {"instanceType": "p4de.24xlarge", "regionCode": "us-east-1",
                     "operatingSystem": "Linux", "tenancy": "Shared", "preInstalledSw": "NA", "capacitystatus": "Used"}}},
                 "terms": {
                   "OnDemand": {
                     "A": {"A.J": {"sku": "A", "effectiveDate": "2025-06-01T00:00:00Z", "priceDimensions": {"A.J.6":
                       {"unit": "Hrs", "pricePerUnit": {"USD": "55.0400000000"}}}, "termAttributes": {}}},
                     "C": {"C.J": {"sku": "C", "priceDimensions": {"C.J.6": {"pricePerUnit": {"USD": "31.464"}}}}},
                     "E": {"E.J": {"sku": "E", "priceDimensions": {"E.J.6": {"pricePerUnit": {"CNY": "172.87"}}}}},
                     "F": {"F.J": {"sku": "F", "priceDimensions": {"F.J.6": {"pricePerUnit": {"USD": "0.0000000000"}}}}}},
                   "Reserved": {
                     "A": {"A.1": {"sku": "A", "priceDimensions": {"A.1.6": {"unit": "Hrs", "pricePerUnit": {"USD": "35.3"}}},
                             "termAttributes": {"LeaseContractLength": "1yr", "PurchaseOption": "No Upfront", "OfferingClass": "standard"}},
                           "A.2": {"sku": "A", "priceDimensions": {"A.2.6": {"unit": "Quantity", "pricePerUnit": {"USD": "290000"}}},
                             "termAttributes": {"LeaseContractLength": "1yr", "PurchaseOption": "All Upfront", "OfferingClass": "standard"}}}}}}
                """);

        assertThat(report)
                .containsEntry("rowsRead", 6)
                .containsEntry("rowsTaken", 1)
                .containsEntry("priceCount", 2);
        assertThat(codes(report))
                .containsExactly(
                        "otherSoftware", "otherTerms", "noAccelerator", "currencyNotSupported", "zeroIsUnknown");
    }

    @Test
    void anAzurePageTellsWaysOfBuyingApartByTheirWordsAndATermByItsYears() throws IOException {
        String item = """
                {"currencyCode": "USD", "retailPrice": %s, "armRegionName": "eastus", "armSkuName": "%s",
                 "productName": "%s", "skuName": "%s", "meterName": "m", "unitOfMeasure": "1 Hour", "type": "%s",
                 "isPrimaryMeterRegion": true, "effectiveEndDate": "9999-12-31T23:59:59Z"%s}
                """;
        String gpu = "Standard_ND96isr_H100_v5";
        String page = "{\"BillingCurrency\": \"USD\", \"Items\": ["
                + String.join(
                        ",",
                        item.formatted("98.32", gpu, "Virtual Machines NDsrH100v5", "ND96isr", "Consumption", ""),
                        item.formatted("20.1", gpu, "Virtual Machines NDsrH100v5", "ND96isr Spot", "Consumption", ""),
                        item.formatted(
                                "30", gpu, "Virtual Machines NDsrH100v5", "ND96isr Low Priority", "Consumption", ""),
                        item.formatted("102", gpu, "Virtual Machines NDsrH100v5 Windows", "ND96isr", "Consumption", ""),
                        item.formatted(
                                "551880",
                                gpu,
                                "Virtual Machines NDsrH100v5",
                                "ND96isr",
                                "Reservation",
                                ", \"reservationTerm\": \"1 Year\""),
                        item.formatted("0.1", "Standard_D2s_v5", "Virtual Machines Dsv5", "D2s", "Consumption", ""))
                + "], \"NextPageLink\": null, \"Count\": 6}";

        Map<String, Object> report = report("azureRetail", MediaType.APPLICATION_JSON, page);

        assertThat(report)
                .containsEntry("rowsRead", 6)
                .containsEntry("rowsTaken", 3)
                .containsEntry("priceCount", 3);
        assertThat(codes(report)).containsExactly("otherTerms", "otherSoftware", "noAccelerator");
    }

    @Test
    void gpuhuntSaysSpotInARowAndMemoryInGigabytes() throws IOException {
        String csv = """
                instance_name,location,price,cpu,memory,gpu_count,gpu_name,gpu_memory,spot,disk_size
                h100-8,us-east1,24.0,96,800,8,H100,80,False,
                h100-8,us-east1,12.0,96,800,8,H100,80,True,
                v5litepod-8,us-west4,9.6,96,800,1,tpu-v5litepod,16,False,
                cpu,us-east1,0.1,2,4,0,,,False,
                odd,us-east1,0.1,2,4,1,H100,80,perhaps,
                """;
        String json = "[{\"instance_name\": \"h100-8\", \"location\": \"us-east1\", \"price\": 24.0, \"gpu_count\": 8,"
                + " \"gpu_name\": \"H100\", \"gpu_memory\": 80.0, \"spot\": false, \"flags\": []}]";

        Map<String, Object> report = report("gpuhunt&provider=somecloud", CSV, csv);

        assertThat(report).containsEntry("rowsRead", 5).containsEntry("rowsTaken", 3);
        assertThat(codes(report)).containsExactly("noAccelerator", "invalidFlag");
        assertThat(report("gpuhunt&provider=somecloud", MediaType.APPLICATION_JSON, json))
                .containsEntry("rowsTaken", 1);
    }

    @Test
    void ourOwnColumnsAreReadInBothShapesAsCsvAndAsJson() throws IOException {
        String wide = "provider,region,instance_type,accelerator_id,accelerators_per_instance,on_demand_usd_per_hour,"
                + "spot_usd_per_hour,as_of,commit_1y_usd_per_hour,commit_3y_usd_per_hour,currency,quality_flags\n"
                + "aws,us-east-1,p5.48xlarge,nvidia-h100-sxm5-80gb,8,55.04,20,2026-05-01,40,30,USD,\n";
        String rows = "provider,region,instance_type,accelerator,accelerators_per_instance,commitment,"
                + "instance_price_per_hour,host_included,marketplace,valid_from,as_of,source\n"
                + "aws,us-east-1,p5.48xlarge,h100-sxm,8,capacityBlock,39.33,true,false,2026-01-01,2026-05-01,a page\n";
        String json =
                "[{\"provider\": \"aws\", \"accelerator\": \"nvidia-h100-sxm5-80gb\", \"acceleratorsPerInstance\": 8,"
                        + " \"on_demand_usd_per_hour\": 55.04}]";

        assertThat(report("trilemma", CSV, wide)).containsEntry("priceCount", 4).containsEntry("rowsTaken", 1);
        assertThat(report("trilemma", CSV, rows)).containsEntry("priceCount", 1);
        assertThat(report("trilemma", MediaType.APPLICATION_JSON, json)).containsEntry("priceCount", 1);
    }

    @Test
    void aGzippedFileIsTheFile() throws IOException {
        String csv = OWN + "aws,us-east-1,p5.48xlarge,h100-sxm,8,55.04\n";

        Map<String, Object> plain = report("trilemma", CSV, csv.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> zipped = report("trilemma", CSV, gzip(csv.getBytes(StandardCharsets.UTF_8)));

        assertThat(zipped).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, invalidPrice", "NaN, invalidPrice", "Infinity, invalidPrice", "1e30, implausiblePrice",
        "1e-999999999, zeroIsUnknown", "1e999999999, implausiblePrice", "$4, invalidPrice", "1e400, implausiblePrice"
    })
    void aPriceThatIsNoneIsNotTaken(String price, String code) throws IOException {
        Map<String, Object> report = report(
                "trilemma", CSV, OWN + "aws,us-east-1,a,h100-sxm,8," + price + "\naws,us-east-1,b,h100-sxm,8,50\n");

        assertThat(report).containsEntry("rowsTaken", 1).containsEntry("rowsSkipped", 1);
        assertThat(codes(report)).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"9999-12-31", "2026-02-30", "1970-01-01", "20260101", "soon"})
    void aDateThatIsNoneOrHasNotComeIsNotTaken(String day) throws IOException {
        String header = OWN.replace("\n", ",as_of\n");
        Map<String, Object> report = report(
                "trilemma",
                CSV,
                header + "aws,us-east-1,a,h100-sxm,8,50," + day + "\naws,us-east-1,b,h100-sxm,8,50,2026-05-01\n");

        assertThat(codes(report)).containsExactly("invalidDate");
    }

    @ParameterizedTest
    @CsvSource({"=cmd|' /C calc'!A0", "@SUM(1+1)", "+1", "-1+1", "a\u0000b"})
    void aNameThatASpreadsheetWouldRunOrADatabaseRefuseIsNotTaken(String name) throws IOException {
        Map<String, Object> report = report(
                "trilemma", CSV, OWN + "aws,us-east-1," + name + ",h100-sxm,8,50\naws,us-east-1,b,h100-sxm,8,50\n");

        assertThat(codes(report)).containsExactly("unsafeText");
    }

    @Test
    void aFileThatIsNotInItsFormatIsRefusedInWords() throws IOException {
        String wide = String.join(",", Collections.nCopies(10_000, "c")) + "\n1\n";
        byte[] utf16 = (OWN + "aws,us-east-1,a,h100-sxm,8,50\n").getBytes(StandardCharsets.UTF_16);
        byte[] latin = (OWN + "aws,us-east-1,ä,h100-sxm,8,50\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] cut = gzip(OWN.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal("trilemma", CSV, "")).contains("is empty");
        assertThat(refusal("trilemma", CSV, "a,b\n1,2\n")).contains("no column accelerator");
        assertThat(refusal("trilemma", CSV, wide)).contains("columns");
        assertThat(refusal("trilemma", CSV, "a".repeat(20_000))).contains("characters a field");
        assertThat(refusal("trilemma", CSV, OWN + "\"" + "a,".repeat(2_000_000)))
                .contains("characters a field");
        assertThat(refusal("trilemma", CSV, "\u0000".repeat(2_000_000))).contains("characters a field");
        assertThat(refusal("trilemma", CSV, OWN)).contains("no usable row");
        assertThat(refusal("trilemma", CSV, utf16)).contains("UTF-8");
        assertThat(refusal("trilemma", CSV, latin)).contains("UTF-8");
        assertThat(refusal("trilemma", CSV, Arrays.copyOf(cut, cut.length / 2))).contains("gzip");
        assertThat(refusal("skypilot&provider=aws", CSV, OWN)).contains("no column AcceleratorName");
        assertThat(refusal("skypilot", CSV, "InstanceType,AcceleratorName,AcceleratorCount,Price,Region\n"))
                .contains("provider");
        assertThat(refusal("trilemma", MediaType.APPLICATION_JSON, "{}")).contains("array");
        assertThat(refusal("trilemma", MediaType.APPLICATION_JSON, "[{\"a\": ")).contains("not JSON");
        assertThat(refusal("awsPriceList", MediaType.APPLICATION_JSON, "{\"terms\": {}}"))
                .contains("products");
        assertThat(refusal("awsPriceList", CSV, OWN)).contains("JSON");
        assertThat(refusal("azureRetail", MediaType.APPLICATION_JSON, "{\"Count\": 0}"))
                .contains("Items");
        assertThat(refusal("gpuhunt", MediaType.APPLICATION_JSON, "{\"TPU v4\": 1}"))
                .contains("gpuhunt");
    }

    @Test
    void aBombThatGrowsToMoreThanIsAcceptedIsTooLarge() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(OWN.getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int count = 0; count < 80; count++) {
                zipped.write(megabyte);
            }
        }

        assertThat(send("trilemma", CSV, bytes.toByteArray()).getStatus()).isEqualTo(413);
    }

    @Test
    void aFileOfMoreRowsThanFitInMemoryIsTooLarge() throws IOException {
        String csv = OWN + ",,,,,\n".repeat(Intake.MOST_ROWS + 1);

        assertThat(send("trilemma", CSV, csv.getBytes(StandardCharsets.UTF_8)).getStatus())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "format=csv, /format", "provider=aws, /format", "format=trilemma&asOf=9999-01-01, /asOf",
        "format=trilemma&asOf=x, /asOf", "format=trilemma&provider=A%20B, /provider",
                "format=trilemma&dryrun=true, /dryrun"
    })
    void aWrongParameterIsNamed(String query, String pointer) {
        assertThat(api.post()
                        .uri("/api/v1/price-catalogs/formats/versions?" + query.replace("%20", " "))
                        .contentType(CSV)
                        .content(OWN))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    private Map<String, Object> report(String format, MediaType type, String content) throws IOException {
        return report(format, type, content.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> report(String format, MediaType type, byte[] content) throws IOException {
        MockHttpServletResponse answer = send(format, type, content);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return JsonPath.read(answer.getContentAsString(), "$");
    }

    private String refusal(String format, MediaType type, String content) throws IOException {
        return refusal(format, type, content.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(String format, MediaType type, byte[] content) throws IOException {
        MockHttpServletResponse answer = send(format, type, content);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(400);
        return JsonPath.read(answer.getContentAsString(), "$.errors[0]").toString();
    }

    private MockHttpServletResponse send(String format, MediaType type, byte[] content) {
        return api.post()
                .uri("/api/v1/price-catalogs/formats/versions?dryRun=true&confirm=true&asOf=2026-05-20&format="
                        + format)
                .contentType(type)
                .content(content)
                .exchange()
                .getResponse();
    }

    private static List<Object> codes(Map<String, Object> report) {
        return JsonPath.read(report, "$.issues[*].code");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(content);
        }
        return bytes.toByteArray();
    }
}
