package dev.molt.appup;

/**
 * What an application says of itself in {@code META-INF/molt/application.yaml}.
 *
 * @param application its name
 * @param version the version that this jar is
 * @param description what it is, for people; may be empty
 */
public record ApplicationDescriptor(String application, String version, String description) {}
