/** Scenario harnesses that start JVMs of their own and print ratios. */
package dev.molt.benchmarks;
