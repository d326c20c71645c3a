package dev.molt.code;

/**
 * Which version of which application some code is, and how that is known.
 *
 * @param name the application's name
 * @param version its version, or empty where nothing tells
 * @param knownFrom the file that says so, or empty
 */
public record Application(String name, String version, String knownFrom) {}
