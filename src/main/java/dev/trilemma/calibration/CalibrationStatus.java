package dev.trilemma.calibration;

/** Whether estimates are corrected. */
enum CalibrationStatus {
    ACCEPTED,
    WITHDRAWN
}
