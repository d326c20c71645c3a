package dev.molt.draft;

import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folders in which applications lie, as {@code APP-VSN/ANY.jar} or {@code APP-VSN.jar}; the first that has one counts. */
public final class Libraries {

    private final List<Path> folders;
    private final Map<Path, ApplicationVersion> read = new HashMap<>();

    /** Searches these folders, in this order. */
    public Libraries(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /**
     * The application that a release names.
     *
     * @throws RefusedException if it is not there, or something else is
     */
    ApplicationVersion find(Member member) throws RefusedException {
        Path jar = jar(member);
        ApplicationVersion known = read.get(jar);
        ApplicationVersion found = known != null ? known : read(jar, member.version().position());
        read.put(jar, found);
        check(found, member);
        return found.named(member.application().value(), member.version().value());
    }

    private Path jar(Member member) throws RefusedException {
        String name = member.application() + "-" + member.version();
        for (Path folder : folders) {
            Path own = folder.resolve(name);
            Path plain = folder.resolve(name + ".jar");
            if (Files.isDirectory(own)) {
                return only(own, member.version().position());
            } else if (Files.isRegularFile(plain)) {
                return plain;
            }
        }
        String where = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
        throw refusal(
                "not_found",
                member.application().position(),
                "there is no " + name + "/*.jar and no " + name + ".jar in " + where,
                "put it there, or name its folder with --lib");
    }

    private static Path only(Path folder, Position position) throws RefusedException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw refusal("unreadable", position, folder + " cannot be read: " + e, "mend its permissions");
        }
        if (jars.size() != 1) {
            throw refusal(
                    "not_found",
                    position,
                    folder + " holds " + (jars.isEmpty() ? "no jar" : jars.size() + " jars"),
                    "put one jar there, which is the application");
        }
        return jars.get(0);
    }

    private static ApplicationVersion read(Path jar, Position position) throws RefusedException {
        try {
            return ApplicationVersion.read(jar);
        } catch (IOException e) {
            throw refusal("unreadable", position, jar + " cannot be read: " + e, "put a whole jar there");
        }
    }

    /** A jar that does not say what it is goes by where it lies. */
    private static void check(ApplicationVersion found, Member member) throws RefusedException {
        boolean says = !found.version().isEmpty();
        if (says && !found.application().equals(member.application().value())) {
            throw refusal(
                    "not_found",
                    member.application().position(),
                    found.path() + " holds " + found.application() + ", not " + member.application(),
                    "write application: " + found.application() + ", or put the right jar there");
        }
        if (says && !found.version().equals(member.version().value())) {
            throw refusal(
                    "no_valid_version",
                    member.version().position(),
                    found.path() + " holds " + found.application() + " " + found.version() + ", not "
                            + member.version(),
                    "write version: \"" + found.version() + "\", or put the jar of " + member.version() + " there");
        }
    }

    private static RefusedException refusal(String code, Position position, String message, String cure) {
        return new RefusedException(Diagnostic.error(code, position, message, cure));
    }
}
