package dev.molt.release;

import java.util.List;

/**
 * A release for people and programs.
 *
 * @param status {@code unpacked}, {@code current}, {@code permanent} or {@code old}
 * @param applications its applications, as {@code NAME-VERSION}
 */
public record ReleaseReport(String release, String version, String status, List<String> applications) {}
