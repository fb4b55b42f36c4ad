package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Precision;

/** A line of {@code accelerator-peaks.csv}: a dense rate, never one that counts on sparsity. */
record AcceleratorPeakRow(String accelerator, Precision precision, double peakDenseTflops, String source) {}
