package dev.trilemma.catalog.huggingface;

import static dev.trilemma.catalog.huggingface.EncoderLayer.linear;

/**
 * ViT (Dosovitskiy et al. 2021, section 3.1): square patches through one projection, a class token, learned positions. What follows
 * the encoder is what the config's {@code architectures} say: a pooler, a classifier, or nothing.
 */
final class VisionTransformer {

    private static final int LARGEST_IMAGE = 10_000;
    private static final int MOST_CHANNELS = 1_000;

    private VisionTransformer() {}

    static long parameters(ConfigKeys config) {
        long hidden = config.width("hidden_size");
        var layer = new EncoderLayer(hidden, config.width("intermediate_size"));
        int biasedProjections = config.flagOr(true, "qkv_bias") ? 4 : 1;
        long encoder = layer.attention(biasedProjections) + layer.feedForward() + 2 * layer.norm();
        return embeddings(config, hidden)
                + config.layers("num_hidden_layers") * encoder
                + layer.norm()
                + head(config, hidden);
    }

    private static long embeddings(ConfigKeys config, long hidden) {
        long image = config.upTo(LARGEST_IMAGE, "image_size");
        long patch = config.upTo(LARGEST_IMAGE, "patch_size");
        if (patch > image) {
            throw config.refused("patch_size", "must not exceed image_size (" + image + ")");
        }
        long patches = (image / patch) * (image / patch);
        long classToken = 1;
        return linear((long) config.upToOr(3, MOST_CHANNELS, "num_channels") * patch * patch, hidden)
                + (classToken + patches + classToken) * hidden;
    }

    private static long head(ConfigKeys config, long hidden) {
        if (config.list("architectures").contains("ViTModel")) {
            return linear(hidden, hidden);
        }
        int classes = config.positiveOr(config.nested("id2label").size(), "num_labels");
        return classes == 0 ? 0 : linear(hidden, classes);
    }
}
