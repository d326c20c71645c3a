package dev.molt.plan;

import dev.molt.appup.Purge;

/**
 * What becomes of one class.
 *
 * @param name its binary name
 * @param action added, loaded or deleted
 * @param loaded true if the JVM has it loaded now
 * @param oldBytes its class file in the running version, or null if it is new
 * @param newBytes its class file in the version wanted, or null if it is deleted
 * @param purge what happens to whatever still uses it
 * @param change in a few words, what differs
 */
public record ClassPlan(
        String name, Action action, boolean loaded, byte[] oldBytes, byte[] newBytes, Purge purge, String change) {}
