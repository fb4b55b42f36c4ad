package dev.trilemma.pricing.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Twenty ways in which real price lists mislead, each in a file of a few lines. Numbers are those of a collection of such traps. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:import-traps;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "spring.jpa.hibernate.ddl-auto=validate"
        })
@AutoConfigureMockMvc
class ImportTrapsTests {

    private static final String SKYPILOT =
            "InstanceType,vCPUs,MemoryGiB,AcceleratorName,AcceleratorCount,GpuInfo,Region,AvailabilityZone,Price,SpotPrice\n";

    @Autowired
    private MockMvcTester api;

    private static boolean created;

    @BeforeEach
    void createCatalog() {
        if (!created) {
            api.post()
                    .uri("/api/v1/price-catalogs")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"id\": \"traps\", \"title\": \"Traps\"}")
                    .exchange();
            created = true;
        }
    }

    @Test
    void trap1aCommaThatWasNotQuotedMakesARowTooLongAndIsPutRight() {
        Report report = skypilot("azure", """
                InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region,Generation
                Standard_NC24ads_A100_v4,A100-80GB,1.0,24,220,,3.673,1.5,eastus,V1,V2
                Standard_NC48ads_A100_v4,A100-80GB,2.0,48,440,,7.346,3.0,eastus,V2
                """);

        assertThat(report.counts()).isEqualTo(new Counts(2, 2, 0, 0, 1));
        assertThat(report.codes()).containsExactly(tuple(2, "raggedRow", "repaired"));
    }

    @Test
    void trap1aRowThatIsTooLongInsideThePricesIsNotGuessedAt() {
        Report report = skypilot("lambda", """
                InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,Price,Region,GpuInfo,SpotPrice
                gpu_8x_h100_sxm5,H100,8,208,1800,27,52,us-east-1,,
                gpu_8x_h100_sxm5,H100,8,208,1800,27.52,us-west-1,,
                gpu_1x_gh200,GH200,1
                """);

        assertThat(report.counts()).isEqualTo(new Counts(3, 1, 0, 2, 0));
        assertThat(report.codes()).containsExactly(tuple(2, "raggedRow", "skipped"), tuple(4, "raggedRow", "skipped"));
    }

    @Test
    void trap2columnsAreFoundByNameInWhateverOrderAndSpelling() throws Exception {
        Report report = skypilot("paperspace", """
                InstanceType,AcceleratorName,AcceleratorCount,GPUInfo,Region,SpotPrice,Price,Arch,NVMeSupported
                H100x8,H100-80GB-SXM5,8,,us-central-1,20.00,47.60,x86_64,true
                """);

        assertThat(report.counts().taken()).isEqualTo(1);
        assertThat(report.prices()).isEqualTo(2);
    }

    @Test
    void trap3onePriceForEverySizeOfASliceIsAPlaceholder() {
        Report report = skypilot("gcp", SKYPILOT + """
                ,,,tpu-v6e-8,1,tpu-v6e-8,asia-east1,asia-east1-c,700.0,700.0
                ,,,tpu-v6e-16,1,tpu-v6e-16,asia-east1,asia-east1-c,700.0,700.0
                ,,,tpu-v6e-256,1,tpu-v6e-256,asia-east1,asia-east1-c,700.0,700.0
                ,,,tpu-v6e-8,1,tpu-v6e-8,us-east5,us-east5-a,21.6,9.0
                ,,,tpu-v6e-16,1,tpu-v6e-16,us-east5,us-east5-a,43.2,18.0
                ,,,tpu-v6e-256,1,tpu-v6e-256,us-east5,us-east5-a,691.2,288.0
                """);

        assertThat(report.lines("samePriceForEverySize")).containsOnly(2, 3, 4);
    }

    @Test
    void trap4aPriceHalfOfWhatIsPublishedIsAnotherThingsUnlessConfirmed() {
        String aws = """
                InstanceType,AcceleratorName,AcceleratorCount,Price,SpotPrice,Region
                p5.48xlarge,H100,8,20.00,,us-east-1
                p4d.24xlarge,A100,8,21.957642,,us-east-1
                """;

        String unconfirmed =
                "/api/v1/price-catalogs/traps/versions?dryRun=true&asOf=2026-05-20&format=skypilot&provider=aws";
        assertThat(answer(unconfirmed, MediaType.parseMediaType("text/csv"), aws)
                        .lines("farFromPublished"))
                .containsExactly(2);
        assertThat(skypilot("aws", aws).codes()).isEmpty();
    }

    @Test
    void trap5spotAboveOnDemandMakesBothPricesSuspect() {
        Report report = skypilot("gcp", SKYPILOT + """
                ,,,tpu-v5litepod-8,1,,us-west4,us-west4-a,9.6,11.0
                ,,,tpu-v5litepod-8,1,,us-west1,us-west1-c,9.6,4.0
                """);

        assertThat(report.codes())
                .containsExactly(tuple(2, "spotAboveOnDemand", "flagged"), tuple(2, "spotAboveOnDemand", "flagged"));
        assertThat(report.counts().flagged()).isEqualTo(1);
    }

    @Test
    void trap6pricesOfAChipBesideThoseOfFourShowWhereSpotCostsMore() {
        Report report = send("gpuhunt", "gcp", MediaType.APPLICATION_JSON, """
                {"TPU v4 pod": {"us-central2": {"Location": "Oklahoma", "On Demand (USD)": 3.22, "Spot (USD)": 3.686}},
                 "TPU v5e": {"us-central1": {"On Demand (USD)": 1.2, "Spot (USD)": 0.63},
                             "us-west1": {"On Demand (USD)": 1.2, "Spot (USD)": 0.63}}}
                """);

        assertThat(report.counts()).isEqualTo(new Counts(3, 3, 0, 0, 1));
        assertThat(report.lines("spotAboveOnDemand")).containsOnly(1);
    }

    @Test
    void trap7zeroIsNoPriceAndAHostOfPriceZeroLeavesItsAcceleratorsAlone() {
        Report report = skypilot("gcp", SKYPILOT + """
                ,,,B200,8,,us-central1,us-central1-b,64.44,37.0
                a4-highgpu-8g,224,3968,,,,us-central1,us-central1-b,0.0,0.0
                """);
        Report vast = skypilot("vast", """
                InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region
                1x-H100_SXM,H100-SXM,1,24,200,,2.10,0.00,"Denmark, DK, EU"
                1x-RTX_4090,RTX4090,1,24,200,,0.00,0.00,US
                """);

        assertThat(report.counts()).isEqualTo(new Counts(2, 1, 0, 1, 1));
        assertThat(report.lines("hostPriceUnknown")).containsExactly(2, 3);
        assertThat(report.lines("zeroIsUnknown")).containsOnly(3);
        assertThat(vast.counts()).isEqualTo(new Counts(2, 1, 0, 1, 1));
        assertThat(vast.codes()).contains(tuple(2, "zeroIsUnknown", "ignored"), tuple(3, "zeroIsUnknown", "skipped"));
        assertThat(vast.prices()).isEqualTo(1);
    }

    @Test
    void trap8blankSpotIsNoneAndSpotAtThePriceOnDemandMayBeACopy() {
        Report report = skypilot("aws", """
                InstanceType,AcceleratorName,AcceleratorCount,Price,SpotPrice,Region
                g6.xlarge,L4,1,0.8048,,us-east-1
                g6.xlarge,L4,1,0.8048,0.804800,us-east-2
                """);

        assertThat(report.prices()).isEqualTo(3);
        assertThat(report.codes()).containsExactly(tuple(3, "spotEqualsOnDemand", "flagged"));
    }

    /** Google names v2 to v5p by TensorCores, two to a chip, and v5e and v6e by chips. */
    @ParameterizedTest
    @CsvSource({
        "tpu-v2-8, 4",
        "tpu-v3-32, 16",
        "tpu-v4-8, 4",
        "tpu-v5p-128, 64",
        "tpu-v5litepod-16, 16",
        "tpu-v6e-256, 256"
    })
    void trap9aSliceIsItsChipsWhateverTheCountSays(String slice, int chips) {
        assertThat(TpuSlice.named(slice).orElseThrow().chips()).isEqualByComparingTo(String.valueOf(chips));
    }

    @Test
    void trap10hostAndAcceleratorsAreAddedUpInTheirZoneAndFlaggedWhereThereIsNoHost() {
        Report report = skypilot("gcp", SKYPILOT + """
                a3-highgpu-8g,208,1872,,,,us-central1,us-central1-a,10.5,3.5
                g2-standard-4,4,16,,,,us-central1,us-central1-a,0.25,0.10
                g2-standard-8,8,32,,,,us-central1,us-central1-a,0.40,0.16
                ,,,H100,8,,us-central1,us-central1-a,78.0,30.0
                ,,,L4,1,,us-central1,us-central1-a,0.56,0.22
                ,,,T4,4,,us-central1,us-central1-a,1.40,0.44
                a3-highgpu-8g,208,1872,,,,us-east4,us-east4-a,10.5,3.5
                n2-standard-8,8,32,,,,us-central1,us-central1-a,0.39,0.1
                """);

        assertThat(report.counts()).isEqualTo(new Counts(8, 4, 2, 2, 1));
        assertThat(report.codes())
                .containsExactly(
                        tuple(7, "hostNotIncluded", "flagged"),
                        tuple(8, "noAcceleratorPrice", "skipped"),
                        tuple(9, "noAccelerator", "skipped"));
    }

    @Test
    void trap10acceleratorsThatAreSoldApartToOneHostAreNotAddedToAnother() {
        Report report = skypilot("gcp", SKYPILOT + """
                a3-highgpu-8g,208,1872,,,,us-central1,us-central1-a,10.5,3.5
                a3-megagpu-8g,208,1872,,,,us-central1,us-central1-a,11.5,3.6
                ,,,H100,8,,us-central1,us-central1-a,78.0,30.0
                ,,,H100-MEGA,8,,us-central1,us-central1-a,80.0,31.0
                """);

        assertThat(report.counts()).isEqualTo(new Counts(4, 2, 2, 0, 0));
        assertThat(report.prices()).isEqualTo(4);
    }

    @Test
    void trap11anInstanceTypeThatIsKnownNeedsNoName() {
        Report report = skypilot("azure", """
                InstanceType,AcceleratorName,AcceleratorCount,Price,SpotPrice,Region
                Standard_ND96is_MI300X_v5,,,48.0,9.0,eastus
                Standard_D4s_v5,,,0.192,0.05,eastus
                """);

        assertThat(report.codes())
                .containsExactly(
                        tuple(2, "acceleratorFromInstanceType", "repaired"), tuple(3, "noAccelerator", "skipped"));
    }

    @Test
    void trap12oneLabelMeansWhatItsListMeansByItAndIsAmbiguousOtherwise() {
        Report runpod = skypilot("runpod", row("1x_H100_SECURE", "H100", "1", "2.39"));
        Report unknownList = skypilot("somecloud", row("a100-1", "A100", "1", "2.39"));
        Report azure = skypilot("azure", row("Standard_NC40ads_H100_v5", "H100", "1", "6.98"));
        Report byMemory = skypilot("somecloud", """
                InstanceType,AcceleratorName,AcceleratorCount,GpuInfo,Price,SpotPrice,Region
                a,GH200,1,"{'Gpus': [{'Name': 'GH200', 'Count': 1.0, 'MemoryInfo': {'SizeInMiB': 98304}}]}",2.0,,x1
                """);

        assertThat(runpod.counts().taken()).isEqualTo(1);
        assertThat(unknownList.problem()).contains("ambiguousAccelerator");
        assertThat(azure.counts().taken()).isEqualTo(1);
        assertThat(byMemory.counts().taken()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "aws, RTXPRO6000",
        "runpod, RTXPRO6000-WK",
        "verda, RTX-PRO-6000",
        "vast, RTXPRO6000WS",
        "seeweb, RTX PRO 6000 96GB"
    })
    void trap13manyLabelsMeanOneChip(String cloud, String label) {
        assertThat(skypilot(cloud, row("x", label, "1", "1.8")).counts().taken())
                .isEqualTo(1);
    }

    @Test
    void trap14countsAreFractionsOrTextAndZeroIsAProcessorsRow() {
        Report report = skypilot("azure", """
                InstanceType,AcceleratorName,AcceleratorCount,Price,SpotPrice,Region
                Standard_NV6ads_A10_v5,A10,0.167,0.454,0.09,eastus
                Standard_NV12ads_A10_v5,A10,0.333,0.908,0.18,eastus
                Standard_NC24ads_A100_v4,A100-80GB,1.0,3.673,1.5,eastus
                Standard_X,A10,0,1.0,,eastus
                Standard_Y,A10,many,1.0,,eastus
                """);

        assertThat(report.counts()).isEqualTo(new Counts(5, 3, 0, 2, 0));
        assertThat(report.lines("invalidCount")).containsExactly(5, 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Gpus': [{'Name': 'A100', 'Count': 8.0, 'MemoryInfo': {'SizeInMiB': 81920}}], 'TotalGpuMemoryInMiB': 655360} | 80",
                "{'gpus': [{'count': '1.0', 'MemoryInfo': {'sizeInMiB': 40960}}]} | 40",
                "{'Gpus': [{'Count': 8.0, 'MemoryInfo': {'SizeInMiB': 655360}}]} | 80",
                "{\"Gpus\": [{\"MemoryInfo\": {\"SizeInMiB\": 24576}}]} | 24"
            })
    void trap15whatIsNeitherJsonNorRightAboutMemoryStillSaysIt(String info, double gib) {
        assertThat(GpuInfo.memoryGib(info)).contains(gib);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'Gpus': [{'MemoryInfo': {'SizeInMiB': 0}}]}", "tpu-v2-8", "A100-80GB", "''"})
    void trap15aZeroANameOrNothingSaysNothingOfMemory(String info) {
        assertThat(GpuInfo.memoryGib(info)).isEmpty();
    }

    @Test
    void trap16whatIsSaidTwiceIsTakenOnceAndWhatIsSaidOtherwiseIsNot() {
        Report report = skypilot("gcp", SKYPILOT + """
                ,,,tpu-v5p-128,1,,europe-west4,europe-west4-b,268.8,134.4
                ,,,tpu-v5p-128,1,,europe-west4,europe-west4-b,268.8,134.4
                ,,,tpu-v5p-128,1,,europe-west4,europe-west4-b,270,134.4
                """);

        assertThat(report.counts()).isEqualTo(new Counts(3, 1, 0, 2, 0));
        assertThat(report.codes()).contains(tuple(3, "duplicate", "skipped"), tuple(4, "conflictingPrice", "skipped"));
    }

    @Test
    void trap17pricesOfChinaAreNotTakenForDollars() {
        Report unmarked = skypilot("aws", """
                InstanceType,AcceleratorName,AcceleratorCount,Price,SpotPrice,Region
                p4d.24xlarge,A100,8,172.87,,cn-northwest-1
                p4d.24xlarge,A100,8,21.957642,,us-east-1
                """);
        Report marked = trilemma("""
                provider,region,instance_type,accelerator,accelerators_per_instance,on_demand_usd_per_hour,currency
                exoscale,ch-gva-2,gpu3.small,nvidia-a40-48gb,1,1.70,EUR
                exoscale,ch-gva-2,gpu3.small,nvidia-a40-48gb,1,1.90,USD
                """);

        assertThat(unmarked.codes()).containsExactly(tuple(2, "currencyUnknown", "skipped"));
        assertThat(marked.codes()).containsExactly(tuple(2, "currencyNotSupported", "skipped"));
    }

    @Test
    void trap18zonesInCitiesBelongToTheirRegionAndNonsenseToNone() {
        Report report = skypilot("aws", """
                InstanceType,AcceleratorName,AcceleratorCount,Price,SpotPrice,Region
                g4dn.xlarge,T4,1,0.526,,us-east-1-atl-1
                g4dn.2xlarge,T4,1,0.752,,", CA, NA"
                g4dn.4xlarge,T4,1,1.204,,East Coast (NY2)
                """);

        assertThat(report.codes())
                .containsExactly(tuple(2, "localZone", "repaired"), tuple(3, "malformedRegion", "ignored"));
        assertThat(report.counts().taken()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0.36979999999999996, 0.3698", "0.256800, 0.2568", "85.0, 85", "3.6e1, 36", "1.69921875, 1.69921875"})
    void trap19noiseOfFloatingPointIsRoundedAwayAndNothingElse(String written, String meant) {
        assertThat(Amounts.number(written)).isEqualByComparingTo(meant);
    }

    @Test
    void trap20aHundredTimesTooCheapIsSuspectAndAMissingDateIsSaid() {
        Report report = trilemma("""
                provider,region,instance_type,accelerator_id,accelerators_per_instance,on_demand_usd_per_hour,as_of
                mithril,us-central1-a,b200x8,nvidia-b200-sxm-180gb,8,0.08,2026-05-01
                mithril,us-central1-a,h100x8,nvidia-h100-sxm5-80gb,8,20.0,
                """);

        assertThat(report.codes())
                .containsExactly(tuple(2, "farFromMedian", "flagged"), tuple(3, "dateUnknown", "flagged"));
    }

    private static String row(String instanceType, String label, String count, String price) {
        return "InstanceType,AcceleratorName,AcceleratorCount,Price,SpotPrice,Region\n"
                + String.join(",", instanceType, label, count, price, "", "us-east") + "\n";
    }

    private Report trilemma(String csv) {
        return send("trilemma", null, MediaType.parseMediaType("text/csv"), csv);
    }

    private Report skypilot(String provider, String csv) {
        return send("skypilot", provider, MediaType.parseMediaType("text/csv"), csv);
    }

    private Report send(String format, @Nullable String provider, MediaType type, String content) {
        String uri = "/api/v1/price-catalogs/traps/versions?dryRun=true&asOf=2026-05-20&confirm=true&format=" + format
                + (provider == null ? "" : "&provider=" + provider);
        return answer(uri, type, content);
    }

    private Report answer(String uri, MediaType type, String content) {
        try {
            return new Report(api.post()
                    .uri(uri)
                    .contentType(type)
                    .content(content)
                    .exchange()
                    .getResponse()
                    .getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Counts(int read, int taken, int joined, int skipped, int flagged) {}

    private record Report(String json) {

        Counts counts() {
            var counts = new Counts(
                    JsonPath.read(json, "$.rowsRead"),
                    JsonPath.read(json, "$.rowsTaken"),
                    JsonPath.read(json, "$.rowsJoined"),
                    JsonPath.read(json, "$.rowsSkipped"),
                    JsonPath.read(json, "$.rowsFlagged"));
            assertThat(counts.taken() + counts.joined() + counts.skipped()).isEqualTo(counts.read());
            return counts;
        }

        int prices() {
            return JsonPath.read(json, "$.priceCount");
        }

        /** Line, code and action of each issue. */
        List<Tuple> codes() {
            return issues().stream()
                    .map(issue -> tuple(issue.get("line"), issue.get("code"), issue.get("action")))
                    .toList();
        }

        List<Integer> lines(String code) {
            return issues().stream()
                    .filter(issue -> issue.get("code").equals(code))
                    .map(issue -> (Integer) issue.get("line"))
                    .toList();
        }

        /** Of a file of which nothing could be used. */
        String problem() {
            return JsonPath.read(json, "$.errors[0].detail");
        }

        private List<Map<String, Object>> issues() {
            return JsonPath.read(json, "$.issues");
        }
    }
}
