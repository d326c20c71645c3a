package dev.molt.system;

import java.time.Instant;

/**
 * A component of a container, as it is now.
 *
 * @param name its name in the container
 * @param module its class
 * @param running whether it was started and not stopped
 * @param object what its start returned; null if that returns nothing, or if it does not run
 * @param since when it was started; null if it does not run
 */
public record Component(String name, String module, boolean running, Object object, Instant since) {}
