package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.code.Application;
import dev.molt.code.ApplicationFinder;
import dev.molt.code.CodeSource;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The jars of a release in {@code lib/APPLICATION-VERSION} of a target system. */
public final class Library {

    private Library() {}

    /**
     * The jar of each application of a release, by the application's name.
     *
     * @param root the directory of the target system
     * @throws RefusedException if one is missing, is no jar, or is not what the release says; with all that is wrong
     */
    public static Map<String, LibraryJar> read(Path root, ReleaseDescriptor release) throws RefusedException {
        Map<String, LibraryJar> jars = new TreeMap<>();
        List<Diagnostic> wrong = new ArrayList<>();
        for (Member member : release.applications()) {
            try {
                jars.put(member.application().value(), read(root, member));
            } catch (RefusedException e) {
                wrong.addAll(e.diagnostics());
            }
        }
        if (!wrong.isEmpty()) {
            throw new RefusedException(wrong);
        }
        return jars;
    }

    private static LibraryJar read(Path root, Member member) throws RefusedException {
        Path folder = root.resolve("lib").resolve(member.application() + "-" + member.version());
        Path jar = onlyJar(folder, member);
        try (CodeSource code = CodeSource.open(jar)) {
            return new LibraryJar(jar, descriptor(code, member), new TreeSet<>(code.classNames()));
        } catch (IOException e) {
            throw refused("not_found", member, jar + " cannot be read: " + e.getMessage(), "put a whole jar there");
        }
    }

    private static Path onlyJar(Path folder, Member member) throws RefusedException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
            if (jars.size() != 1) {
                String message = folder + " holds " + (jars.isEmpty() ? "no jar" : jars.size() + " jars");
                throw refused("not_found", member, message, "put one jar there, and no other");
            }
            String name = jars.get(0).getFileName().toString();
            if (name.contains(File.pathSeparator)) {
                String message = jars.get(0) + " cannot be on a class path, which " + File.pathSeparator + " divides";
                throw refused("bad_jar_name", member, message, "rename it");
            }
            return jars.get(0);
        } catch (IOException e) {
            String message = "there is no " + folder;
            throw refused("not_found", member, message, "unpack the release, or put the application's jar there");
        }
    }

    private static ApplicationDescriptor descriptor(CodeSource code, Member member)
            throws IOException, RefusedException {
        Optional<ApplicationDescriptor> said = ApplicationFinder.descriptor(code);
        Application found = ApplicationFinder.find(code);
        String name = member.application().value();
        if (said.isPresent() && !found.name().equals(name)) {
            throw refused(
                    "not_found",
                    member,
                    code.path() + " is the application " + found.name() + ", not " + name,
                    "write " + found.name() + ", or put another jar there");
        }
        String version = member.version().value();
        if (!found.version().isEmpty() && !found.version().equals(version)) {
            throw new RefusedException(Diagnostic.error(
                    "no_valid_version",
                    member.version().position(),
                    code.path() + " is version " + found.version() + " by its " + found.knownFrom() + ", not " + version,
                    "write " + found.version() + ", or put another jar there"));
        }
        return said.orElseGet(() -> ApplicationDescriptor.named(name, version));
    }

    private static RefusedException refused(String code, Member member, String message, String cure) {
        return new RefusedException(Diagnostic.error(code, member.application().position(), message, cure));
    }
}
