package dev.trilemma.calibration;

/**
 * What a team's runs on an accelerator took.
 *
 * @param stepTimeFactor what steps were measured to take, over what was predicted without correction
 * @param runCount runs that it was measured on
 */
public record Measurement(String accelerator, double stepTimeFactor, int runCount) {}
