package dev.molt.reshape;

import dev.molt.testing.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Versions of a program, from a text file of sections that begin with two equal signs and a name.
 *
 * @param name the file's name
 * @param sections by name: v1, v2 and so on; {@code all}, which is added to each version; {@code expect} or
 *     {@code refused}; {@code warned}, or {@code warned v2} and so on; {@code late}, another jar; {@code release}, the oldest Java that gives this result, if that is not 8
 * @param known what was compiled already
 */
record Case(String name, Map<String, String> sections, Map<String, Map<String, byte[]>> known) {

    /** All cases of a directory. */
    static List<Case> in(String directory) {
        try (Stream<Path> files = Files.list(Path.of(Case.class.getResource(directory).toURI()))) {
            return files.sorted().map(Case::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The oldest Java that its text may be compiled for. */
    int release() {
        return Integer.parseInt(sections.getOrDefault("release", "8").strip());
    }

    /** The class files of a version. */
    Map<String, byte[]> compiled(String version, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-g");
        return known.computeIfAbsent(version + all, key -> Sources.compile(
                sections.get(version) + sections.getOrDefault("all", ""), all.toArray(new String[0])));
    }

    /** The class files of another jar, compiled against a version. */
    Map<String, byte[]> late(String version) {
        Map<String, byte[]> own = compiled(version);
        return known.computeIfAbsent("late", key -> {
            Map<String, byte[]> all = Sources.compile(
                    sections.get(version) + sections.getOrDefault("all", "") + "////\n" + sections.get("late"));
            all.keySet().removeAll(own.keySet());
            return all;
        });
    }

    private static Case read(Path file) {
        Map<String, String> sections = new LinkedHashMap<>();
        try {
            for (String part : Files.readString(file).split("(?m)^== ")) {
                int end = part.indexOf('\n');
                if (end > 0) {
                    sections.put(part.substring(0, end).trim(), part.substring(end + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Case(file.getFileName().toString().replace(".txt", ""), sections, new HashMap<>());
    }
}
