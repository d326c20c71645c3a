/** Releases that others shipped, tried out pair by pair. */
package dev.molt.benchmarks.corpus;
