package dev.molt.control;

import dev.molt.journal.Progress;

/** A line in front of the answer, for who asked for progress. */
record ProgressLine(Progress progress) {}
