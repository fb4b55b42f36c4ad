package dev.trilemma.plan.actual;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A calibration to be accepted, as it is offered now.
 *
 * @param accelerator slug or alias of the accelerator
 */
record CalibrationDocument(@NotBlank @Size(max = 100) String accelerator) {}
