package dev.trilemma.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MergePatchTests {

    private final JsonMapper json = new JsonMapper();

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvFileSource(resources = "/golden/merge-patch.csv", delimiter = '|', quoteCharacter = '\'', numLinesToSkip = 2)
    void answersAsAppendixAOfTheStandard(String target, String patch, String result) {
        assertThat(MergePatch.apply(json.readTree(target), json.readTree(patch)))
                .isEqualTo(json.readTree(result));
    }

    @Test
    void leavesTheTargetAsItWas() {
        JsonNode target = json.readTree("{\"a\": {\"b\": 1}}");

        MergePatch.apply(target, json.readTree("{\"a\": {\"b\": null, \"c\": 2}}"));

        assertThat(target).isEqualTo(json.readTree("{\"a\": {\"b\": 1}}"));
    }
}
