package dev.molt.benchmarks.corpus;

import java.nio.file.Path;

/**
 * A jar, as Maven names it.
 *
 * @param classifier what kind of jar it is, or empty
 */
record Artifact(String group, String name, String version, String classifier) {

    private static final int WITH_CLASSIFIER = 4;

    /** Reads {@code GROUP:NAME:VERSION}, or {@code GROUP:NAME:VERSION:CLASSIFIER}. */
    static Artifact read(String line) {
        String[] parts = line.strip().split(":");
        return new Artifact(parts[0], parts[1], parts[2], parts.length == WITH_CLASSIFIER ? parts[3] : "");
    }

    /** Where Maven copied it to. */
    Path in(Path folder) {
        return folder.resolve(name + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar");
    }

    /** As an item to copy. */
    String xml() {
        return "<artifactItem><groupId>" + group + "</groupId><artifactId>" + name + "</artifactId><version>" + version
                + "</version>" + (classifier.isEmpty() ? "" : "<classifier>" + classifier + "</classifier>")
                + "</artifactItem>";
    }
}
