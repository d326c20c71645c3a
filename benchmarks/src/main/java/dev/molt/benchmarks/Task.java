package dev.molt.benchmarks;

/** Something small to measure, of which the second version does the same by members that it adds. */
public interface Task {

    /** Does it once; the result keeps compilers from leaving it out. */
    int run();
}
