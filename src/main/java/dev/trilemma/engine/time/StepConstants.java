package dev.trilemma.engine.time;

/**
 * Constants of the step time that hold for all accelerators. Passes count reads and writes of each element; shares are of a link's or
 * memory's rate; exposed shares are the part of a transfer that compute does not hide.
 *
 * @param fp8Share matrix products in fp8, of their peak, relative to bf16
 * @param fp4Share the same for fp4
 * @param fp32Share the same for fp32 and tf32
 * @param productRampElements inner size of a product at which it reaches half of its rate
 * @param groupedMatmulShare grouped products of experts relative to one large product
 * @param standardScoreShare score products of standard attention relative to a large product
 * @param flashRampTokens attended tokens at which flash attention reaches half of its rate
 * @param memoryShare achieved share of memory bandwidth
 * @param standardElementPasses element-wise passes of stacks with standard attention, relative to the counted bytes
 * @param eagerElementPasses the same for eager stacks with flash attention
 * @param fusedElementPasses the same for fused stacks
 * @param compiledElementPasses the same for compiled stacks
 * @param scorePasses passes over the score matrix of standard attention
 * @param misalignedHeadFactor slowdown of standard attention where the head size is not a multiple of 8
 * @param castPasses four-byte passes over each operand that is cast to fp8 or fp4
 * @param mainGradientBytes traffic for each parameter when a micro-batch is accumulated
 * @param crossEntropyBytes traffic for each logit
 * @param permutationPasses passes over tokens sent to experts
 * @param optimizerShare of the bytes that an optimizer step moves, as its kernels do
 * @param fastLinkShare achieved share of NVLink, xGMI or torus links
 * @param pcieShare achieved share of PCIe links
 * @param networkShare achieved share of the network between nodes
 * @param fastLinkLatencySeconds for each doubling of a group inside the fast domain
 * @param networkLatencySeconds for each doubling of a group across nodes
 * @param exposedTensor of sequence-parallel tensor traffic
 * @param exposedData of gradient reduction
 * @param exposedGather of gathering sharded weights, beside the soft maximum
 * @param exposedPipeline of transfers between stages
 * @param exposedContext of context-parallel key and value traffic
 * @param exposedExpert of all-to-all inside the domain
 * @param exposedExpertNetwork of all-to-all across nodes
 * @param compiledSelectiveShare of the forward pass that a compiled stack's selective recomputation repeats
 * @param eagerSelectiveShare the same for fully sharded eager stacks
 * @param standardLaunchSeconds host time of a layer's forward pass in stacks with standard attention
 * @param flashLaunchSeconds the same with flash attention
 * @param adapterLaunchFactor more launches with adapters
 * @param tensorLaunchSeconds more host time of a layer split over tensor
 * @param mixtureLaunchSeconds more host time of a mixture layer
 * @param expertLaunchSeconds more host time for each expert on a rank
 * @param stepOverheadSeconds fixed time of a step
 * @param stragglerShare waiting for the slowest, for each doubling beyond eight accelerators
 * @param hostLinkBytesPerSecond between an accelerator and the memory of its host, each direction
 * @param hostStepBytesPerSecond at which a host steps the optimizer for one accelerator
 * @param sentenceTokens tokens of the texts that encoders are trained on, which longer sequences hold no more of
 * @param paddedFillExponent how much of that standard attention, which computes padding too, saves
 */
public record StepConstants(
        double fp8Share,
        double fp4Share,
        double fp32Share,
        double productRampElements,
        double groupedMatmulShare,
        double standardScoreShare,
        double flashRampTokens,
        double memoryShare,
        double standardElementPasses,
        double eagerElementPasses,
        double fusedElementPasses,
        double compiledElementPasses,
        double scorePasses,
        double misalignedHeadFactor,
        double castPasses,
        double mainGradientBytes,
        double crossEntropyBytes,
        double permutationPasses,
        double optimizerShare,
        double fastLinkShare,
        double pcieShare,
        double networkShare,
        double fastLinkLatencySeconds,
        double networkLatencySeconds,
        double exposedTensor,
        double exposedData,
        double exposedGather,
        double exposedPipeline,
        double exposedContext,
        double exposedExpert,
        double exposedExpertNetwork,
        double compiledSelectiveShare,
        double eagerSelectiveShare,
        double standardLaunchSeconds,
        double flashLaunchSeconds,
        double adapterLaunchFactor,
        double tensorLaunchSeconds,
        double mixtureLaunchSeconds,
        double expertLaunchSeconds,
        double stepOverheadSeconds,
        double stragglerShare,
        double hostLinkBytesPerSecond,
        double hostStepBytesPerSecond,
        double sentenceTokens,
        double paddedFillExponent) {}
