package dev.molt.relup;

/**
 * The script of one step from release to release.
 *
 * @param description in a few words, what it does
 */
public record ReleaseScript(String description, Script script) {}
