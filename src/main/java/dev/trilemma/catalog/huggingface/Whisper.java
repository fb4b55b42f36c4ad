package dev.trilemma.catalog.huggingface;

import static dev.trilemma.catalog.huggingface.EncoderLayer.linear;

/**
 * Whisper (Radford et al. 2022, section 2.2): two convolutions over three frames of a spectrogram, an encoder whose fixed positions
 * are stored, a decoder with learned ones whose head is its token table. Keys are projected without a bias.
 */
final class Whisper {

    private static final int BIASED_PROJECTIONS = 3;
    private static final long KERNEL = 3;

    private Whisper() {}

    static long parameters(ConfigKeys config) {
        return encoder(config) + decoder(config);
    }

    private static long encoder(ConfigKeys config) {
        long hidden = config.width("d_model");
        var layer = new EncoderLayer(hidden, config.width("encoder_ffn_dim"));
        long convolutions =
                linear(KERNEL * config.positiveOr(80, "num_mel_bins"), hidden) + linear(KERNEL * hidden, hidden);
        long positions = config.positiveOr(1500, "max_source_positions") * hidden;
        long block = layer.attention(BIASED_PROJECTIONS) + layer.feedForward() + 2 * layer.norm();
        return convolutions + positions + config.layers("encoder_layers") * block + layer.norm();
    }

    private static long decoder(ConfigKeys config) {
        long hidden = config.width("d_model");
        var layer = new EncoderLayer(hidden, config.width("decoder_ffn_dim"));
        long tables = config.positive("vocab_size") * (config.flagOr(true, "tie_word_embeddings") ? 1L : 2L)
                + config.positiveOr(448, "max_target_positions");
        long block = 2 * layer.attention(BIASED_PROJECTIONS) + layer.feedForward() + 3 * layer.norm();
        return tables * hidden + config.layers("decoder_layers") * block + layer.norm();
    }
}
