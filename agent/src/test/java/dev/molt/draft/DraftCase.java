package dev.molt.draft;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.appup.Purge;
import dev.molt.code.Compiled;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Two versions in one text.
 *
 * <pre>
 * # what it shows
 * purge: soft_purge                             the option of that name
 * plan: refused                                 the draft alone cannot be carried out where all classes are loaded
 * v1 containers: shop.Staff=a:shop.Worker b:shop.Worker, shop.Desk=...
 * v2 containers: ...
 * === v1                                        sources of the older version, one compilation unit
 * === v2                                        sources of the newer one
 * </pre>
 */
final class DraftCase {

    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> sections = new HashMap<>();

    static DraftCase read(String text) {
        DraftCase read = new DraftCase();
        String[] parts = text.split("(?m)^=== ");
        parts[0].lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            String[] setting = line.split(": ", 2);
            read.settings.put(setting[0], setting[1].strip());
        });
        Arrays.stream(parts).skip(1).map(part -> part.split("\n", 2)).forEach(s -> read.sections.put(s[0].strip(), s[1]));
        return read;
    }

    ApplicationVersion older() {
        return version("v1", "1.0");
    }

    ApplicationVersion newer() {
        return version("v2", "1.1");
    }

    boolean planRefused() {
        return "refused".equals(settings.get("plan"));
    }

    Optional<Purge> purge() {
        return Optional.ofNullable(settings.get("purge")).map(word -> Purge.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    Draft draft() {
        return AppupDraft.between(older(), newer(), purge());
    }

    private ApplicationVersion version(String section, String version) {
        return new ApplicationVersion(
                Path.of("shop-" + version + ".jar"),
                "shop",
                version,
                Compiled.classes(sections.get(section)),
                Optional.of(new ApplicationDescriptor(
                        "shop",
                        version,
                        "",
                        List.of(),
                        new TreeMap<>(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        containers(settings.getOrDefault(section + " containers", "")))),
                Optional.empty());
    }

    private static List<Container> containers(String text) {
        return Arrays.stream(text.split(", "))
                .filter(container -> !container.isEmpty())
                .map(container -> container.split("="))
                .map(parts -> new Container(parts[0], Arrays.stream(parts[1].split(" ")).map(DraftCase::child).toList()))
                .toList();
    }

    private static Child child(String text) {
        String[] parts = text.split(":");
        return new Child(parts[0], parts[1], "start", Optional.empty());
    }
}
