/**
 * A release as a running system: in which order its applications start, what is written down of that, and what runs.
 *
 * <p>{@link dev.molt.system.BootPlanner} makes the plan, {@link dev.molt.system.BootFile} is its text, and
 * {@link dev.molt.system.RunningApplications} carries it out and holds what runs.
 */
package dev.molt.system;
