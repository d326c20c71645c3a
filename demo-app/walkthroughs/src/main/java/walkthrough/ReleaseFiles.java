package walkthrough;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a release is made of, before it is packed.
 *
 * @param descriptor its release.yaml
 * @param configuration its sys.config.yaml or sys.config.yaml.src; null if it has none
 * @param jars its applications
 */
record ReleaseFiles(String descriptor, String configuration, List<String> jars) {

    private static final Pattern APPLICATION =
            Pattern.compile("\\{application: (\\w+), version: \"?([\\w.]+)\"?");

    /** One of the demonstrations' releases. */
    static ReleaseFiles named(String name) throws IOException {
        return of(Path.of("demo-app/releases", name));
    }

    /** A folder with a release.yaml and maybe a configuration; its applications are those of this repository. */
    static ReleaseFiles of(Path folder) throws IOException {
        String configuration = null;
        for (String name : List.of("sys.config.yaml.src", "sys.config.yaml")) {
            if (configuration == null && Files.exists(Checkout.ROOT.resolve(folder).resolve(name))) {
                configuration = folder.resolve(name).toString();
            }
        }
        Path descriptor = folder.resolve("release.yaml");
        List<String> jars = new ArrayList<>();
        Matcher found = APPLICATION.matcher(Files.readString(Checkout.ROOT.resolve(descriptor)));
        while (found.find()) {
            jars.add(Checkout.jar(found.group(1), found.group(2)));
        }
        return new ReleaseFiles(descriptor.toString(), configuration, jars);
    }

    /** One that is written for a story. */
    static ReleaseFiles write(Path folder, String version, String descriptor, String configuration, List<String> jars)
            throws IOException {
        Path written = Files.writeString(folder.resolve(version + ".release.yaml"), descriptor);
        Path configured = Files.writeString(folder.resolve(version + ".sys.config.yaml"), configuration);
        return new ReleaseFiles(written.toString(), configured.toString(), jars);
    }

    /** What its archive is called. */
    String archive() throws IOException {
        String text = Files.readString(Checkout.ROOT.resolve(descriptor));
        return value("release", text) + "-" + value("version", text) + ".jar";
    }

    private static String value(String key, String text) {
        Matcher found = Pattern.compile("^" + key + ": \"?([\\w.]+)", Pattern.MULTILINE).matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("no " + key + " in " + text);
        }
        return found.group(1);
    }

    /** What {@code molt release pack} and {@code molt target create} want to know of it. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(descriptor));
        jars.forEach(jar -> arguments.addAll(List.of("--lib", jar)));
        if (configuration != null) {
            arguments.addAll(List.of("--config", configuration));
        }
        return arguments;
    }
}
