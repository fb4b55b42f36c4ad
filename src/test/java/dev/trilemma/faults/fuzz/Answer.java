package dev.trilemma.faults.fuzz;

import java.time.Duration;

/** What a request was answered. */
record Answer(int status, String contentType, String body, Duration time) {}
