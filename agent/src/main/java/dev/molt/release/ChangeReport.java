package dev.molt.release;

import dev.molt.eval.Evaluated.Suspended;

/**
 * An upgrade or downgrade that was carried out.
 *
 * @param upgrade its number in this JVM, from 1
 * @param plan what it did
 * @param redefined how many loaded classes were redefined
 * @param milliseconds how long it took from the request to the last step
 * @param suspension what happened while modules were suspended; null if none were
 */
public record ChangeReport(int upgrade, PlanReport plan, int redefined, long milliseconds, Suspended suspension) {}
