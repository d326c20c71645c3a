package dev.molt.release;

import dev.molt.registry.Registry;
import dev.molt.system.RunningApplications;

/**
 * The target system that this JVM was started from.
 *
 * @param registry its releases, open for as long as the JVM runs
 * @param running what runs of it
 * @param version the release that it was started with
 */
public record StartedSystem(Registry registry, RunningApplications running, String version) {}
