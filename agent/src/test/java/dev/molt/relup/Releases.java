package dev.molt.relup;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupReader;
import dev.molt.appup.Direction;
import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.appup.ReleaseReader;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Releases whose applications have one module, named as the application in upper case, unless told otherwise. */
final class Releases {

    private final Map<String, String> appups = new HashMap<>();
    private final Map<String, List<String>> modules = new HashMap<>();

    /** The body of the upgrade file in an application's jar, without its first two lines. */
    Releases appup(String application, String version, String body) {
        appups.put(application + "-" + version, "application: " + application + "\nversion: \"" + version + "\"\n" + body);
        return this;
    }

    /** All of the upgrade file in an application's jar. */
    Releases wholeAppup(String application, String version, String text) {
        appups.put(application + "-" + version, text);
        return this;
    }

    Releases modules(String application, String version, String... names) {
        modules.put(application + "-" + version, List.of(names));
        return this;
    }

    /** A release of some applications, each as {@code name version [type]}, behind further keys. */
    ReleaseContents release(String version, String keys, String... applications) throws RefusedException {
        StringBuilder text = new StringBuilder("release: sys\nversion: " + version + "\n" + keys + "applications:\n");
        for (String application : applications) {
            String[] words = application.split(" ");
            String type = words.length > 2 ? ", type: " + words[2] : "";
            text.append("  - {application: ").append(words[0]).append(", version: \"").append(words[1]).append('"')
                    .append(type).append("}\n");
        }
        ReleaseDescriptor descriptor = ReleaseReader.read(new Source(version + "/release.yaml", text.toString()));
        return new ReleaseContents(descriptor, descriptor.applications().stream().map(this::application).toList());
    }

    private ReleaseApplication application(Member member) {
        String name = member.application().value();
        String key = name + "-" + member.version();
        ApplicationModules known = new ApplicationModules(
                name,
                member.version().value(),
                modules.getOrDefault(key, List.of(name + ".M")),
                member.type());
        Optional<Appup> appup = Optional.ofNullable(appups.get(key)).map(text -> read(key + "/appup.yaml", text));
        return new ReleaseApplication(known, member.version(), key + "/appup.yaml", appup);
    }

    private static Appup read(String name, String text) {
        try {
            return AppupReader.read(new Source(name, text));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    static String up(ReleaseContents from, ReleaseContents to) throws RefusedException {
        return ReleaseScripts.of(new ReleaseStep(from, to, Direction.UP, Set.of(), false)).script().toString();
    }

    static String down(ReleaseContents from, ReleaseContents to) throws RefusedException {
        return ReleaseScripts.of(new ReleaseStep(from, to, Direction.DOWN, Set.of(), false)).script().toString();
    }
}
