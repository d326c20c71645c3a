package dev.molt.target;

import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.code.Application;
import dev.molt.code.ApplicationFinder;
import dev.molt.code.CodeSource;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the jar of an application where somebody said that jars are: {@code APP-VSN/} with a jar in it,
 * {@code APP-VSN.jar}, or the jar itself.
 *
 * @param places folders and jars, of which the first that has it is taken
 */
record JarSearch(List<Path> places) {

    /**
     * The jar of a member of a release.
     *
     * @throws RefusedException if there is none
     */
    Path find(Member member) throws RefusedException {
        for (Path place : places) {
            Optional<Path> found = Files.isDirectory(place) ? in(place, member) : itself(place, member);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw refused(
                member,
                "there is no jar of " + member.application() + " " + member.version() + " in "
                        + places.stream().map(Path::toString).collect(Collectors.joining(", ")),
                "build it, or name with --lib its folder, which holds " + name(member) + ".jar, or the jar");
    }

    private static String name(Member member) {
        return member.application() + "-" + member.version();
    }

    private static Optional<Path> in(Path place, Member member) throws RefusedException {
        Path folder = place.resolve(name(member));
        if (Files.isDirectory(folder)) {
            List<Path> jars = jars(folder, member);
            if (jars.size() > 1) {
                throw refused(member, folder + " holds " + jars.size() + " jars", "leave one there, or name it with --lib");
            } else if (!jars.isEmpty()) {
                return Optional.of(jars.get(0));
            }
        }
        return Optional.of(place.resolve(name(member) + ".jar")).filter(Files::isRegularFile);
    }

    private static List<Path> jars(Path folder, Member member) throws RefusedException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw refused(member, folder + " cannot be read: " + e.getMessage(), "");
        }
    }

    private static Optional<Path> itself(Path jar, Member member) throws RefusedException {
        try (CodeSource code = CodeSource.open(jar)) {
            Application application = ApplicationFinder.find(code);
            boolean fits = application.name().equals(member.application().value())
                    && application.version().equals(member.version().value());
            return fits ? Optional.of(jar) : Optional.empty();
        } catch (IOException e) {
            throw refused(member, jar + " cannot be read: " + e.getMessage(), "name jars, and folders of jars");
        }
    }

    private static RefusedException refused(Member member, String message, String cure) {
        return new RefusedException(
                Diagnostic.error("not_found", member.application().position(), message, cure));
    }
}
