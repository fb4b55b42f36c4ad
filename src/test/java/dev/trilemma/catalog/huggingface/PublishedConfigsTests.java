package dev.trilemma.catalog.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Configs as they are published, with all their other keys and in old and new spellings, against the counts published of them. */
class PublishedConfigsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/golden/configs.csv", numLinesToSkip = 1)
    void countsThePublishedParameters(String config, long parameters) {
        assertThat(HuggingFaceConfigs.read(config(config)).dimensions().parameters())
                .isEqualTo(parameters);
    }

    /** Radford et al. 2022: v3 differs from v2 by 48 more mel bins in its first convolution and one more token. */
    @Test
    void countsWhatWhisperV3HasMoreThanV2() {
        Map<String, Object> config = config("whisper-medium.en");
        config.putAll(Map.of("d_model", 1280, "encoder_layers", 32, "decoder_layers", 32, "encoder_ffn_dim", 5120));
        config.putAll(Map.of("decoder_ffn_dim", 5120, "vocab_size", 51_865));
        long second = HuggingFaceConfigs.read(config).dimensions().parameters();
        config.putAll(Map.of("num_mel_bins", 128, "vocab_size", 51_866));
        long third = HuggingFaceConfigs.read(config).dimensions().parameters();

        assertThat(second).isEqualTo(1_543_304_960L);
        assertThat(third - second).isEqualTo(3 * 48 * 1280 + 1280);
    }

    private static Map<String, Object> config(String name) {
        try (InputStream stream = PublishedConfigsTests.class.getResourceAsStream("/huggingface/" + name + ".json")) {
            return JSON.readValue(stream, new TypeReference<HashMap<String, Object>>() {});
        } catch (IOException failure) {
            throw new IllegalStateException(name, failure);
        }
    }
}
