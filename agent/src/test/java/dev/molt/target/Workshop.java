package dev.molt.target;

import dev.molt.archive.Limits;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A folder in which somebody builds small applications, and releases of them. */
public record Workshop(Path folder) {

    /** One with {@code regis 1.0}, {@code pea 1.0} and {@code pea 2.0}, which need it, and Molt 1.0. */
    public static Workshop of(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Workshop workshop = new Workshop(folder);
        workshop.application("regis", "1.0", "");
        workshop.application("pea", "1.0", "applications: [regis]\n");
        workshop.application("pea", "2.0", "applications: [regis]\n");
        workshop.molt("Molt", "1.0");
        return workshop;
    }

    /** Where the applications' jars are. */
    public Path lib() {
        return folder.resolve("lib");
    }

    /** Its molt.jar. */
    public Path molt() {
        return folder.resolve("molt.jar");
    }

    /** The jar of an application, which has a class that its version names. */
    Path application(String name, String version, String more) {
        Path jar = lib().resolve(name + "-" + version + ".jar");
        String descriptor = "application: " + name + "\nversion: \"" + version + "\"\n" + more;
        write(jar, new Manifest(), List.of("META-INF/molt/application.yaml", descriptor, name + "/Main.class", version));
        return jar;
    }

    /** A jar that says that it is Molt. */
    void molt(String title, String version) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, title);
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        write(molt(), manifest, List.of());
    }

    private static void write(Path jar, Manifest manifest, List<String> namesAndTexts) {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (int i = 0; i < namesAndTexts.size(); i += 2) {
                out.putNextEntry(new JarEntry(namesAndTexts.get(i)));
                out.write(namesAndTexts.get(i + 1).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text in the folder. */
    public Path text(String file, String text) {
        try {
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a release of {@code mysystem}, which names what is given as {@code name version}. */
    public static String release(String version, String... applications) {
        StringBuilder text = new StringBuilder("release: mysystem\nversion: " + version + "\napplications:\n");
        for (String application : applications) {
            String[] words = application.split(" ");
            text.append("  - {application: ").append(words[0]).append(", version: \"").append(words[1]).append("\"}\n");
        }
        return text.toString();
    }

    /** FIRST, of {@code pea 1.0}. */
    Assembly first() {
        return assembly(release("FIRST", "pea 1.0", "regis 1.0"));
    }

    /** SECOND, of {@code pea 2.0}. */
    Assembly second() {
        return assembly(release("SECOND", "pea 2.0", "regis 1.0"));
    }

    /** A release of what is here. */
    Assembly assembly(String release) {
        return new Assembly(
                text("release.yaml", release), List.of(lib()), Optional.empty(), Optional.empty(), molt());
    }

    /** Its archive. */
    Path archive(Assembly assembly, String file) throws IOException, RefusedException {
        return Packer.pack(assembly, Optional.of(folder.resolve(file)), Limits.defaults(), Optional.empty()).archive();
    }

    /** All files below a folder, relative to it. */
    static List<String> files(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : Folders.files(folder)) {
            names.add(folder.relativize(file).toString());
        }
        return names;
    }
}
