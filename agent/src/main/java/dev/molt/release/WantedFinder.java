package dev.molt.release;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupReader;
import dev.molt.code.Application;
import dev.molt.code.ApplicationFinder;
import dev.molt.code.ClassSet;
import dev.molt.code.CodeSource;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the version that a request wants, from a jar or from memory, with the upgrade file that leads there. */
final class WantedFinder {

    /** Where a jar carries its upgrade file. */
    static final String APPUP = "META-INF/molt/appup.yaml";

    /** The version in a new jar or folder; its upgrade file is the one named, else the one inside, else none. */
    Wanted upward(ChangeRequest request) throws RefusedException {
        try (CodeSource code = open(request.code())) {
            Application found = ApplicationFinder.find(code);
            Optional<Application> sure = Optional.of(found).filter(application -> !application.version().isEmpty());
            Optional<Appup> appup = request.appup() != null ? Optional.of(named(request)) : inside(code);
            String name = firstOf(
                    request.application(), sure.map(Application::name), appup.map(a -> a.application().value()));
            String version =
                    firstOf(request.to(), sure.map(Application::version), appup.map(a -> a.version().value()));
            name = name == null ? found.name() : name;
            if (version == null) {
                throw new RefusedException(Diagnostic.error(
                        "unknown_version",
                        null,
                        "nothing in " + code.path() + " says which version it is",
                        "pack META-INF/molt/application.yaml, or write --to VERSION"));
            }
            if (sure.isPresent() && !sure.get().version().equals(version)) {
                throw new RefusedException(Diagnostic.error(
                        "bad_vsn",
                        null,
                        code.path() + " holds " + name + " " + sure.get().version() + ", not " + version,
                        "leave --to out, or name the code of " + version));
            }
            return new Wanted(name, version, ClassSet.of(code), Optional.of(code.path().toAbsolutePath()), appup);
        } catch (IOException e) {
            throw unreadable(request.code(), e);
        }
    }

    /** The application's name for a request downwards, where the version wanted may be known from before. */
    String applicationDownward(ChangeRequest request, TreeSet<String> upgraded) throws RefusedException {
        if (request.application() != null) {
            return request.application();
        }
        if (request.code() != null) {
            return upward(request).application();
        }
        if (upgraded.size() == 1) {
            return upgraded.first();
        }
        throw new RefusedException(Diagnostic.error(
                "no_such_application",
                null,
                upgraded.isEmpty() ? "nothing was upgraded in this JVM" : "several applications were upgraded: " + upgraded,
                upgraded.isEmpty() ? "name the older code with --new JAR" : "write --application NAME"));
    }

    /** An older version: seen before in this JVM, or in a jar. */
    Wanted downward(ChangeRequest request, Target target) throws IOException, RefusedException {
        Optional<Appup> appup = request.appup() != null ? Optional.of(named(request)) : ofRunning(target);
        if (request.code() != null) {
            Wanted older = upward(request);
            return new Wanted(older.application(), older.version(), older.classes(), older.code(), appup);
        }
        List<String> older = target.versions().older();
        String to = request.to() != null || older.isEmpty() ? request.to() : older.get(0);
        if (to == null || !older.contains(to)) {
            throw new RefusedException(Diagnostic.error(
                    "no_such_version",
                    null,
                    target.application() + " " + target.versions().current() + " was not upgraded from "
                            + (to == null ? "another version here" : to)
                            + (older.isEmpty() ? "" : ", but from " + String.join(", which was from ", older)),
                    "name the older code with --new JAR, or go up with upgrade-app"));
        }
        ClassSet classes = target.versions().classes(to, target.code()).orElseThrow();
        return new Wanted(target.application(), to, classes, Optional.ofNullable(target.versions().codes().get(to)), appup);
    }

    /** The file that led to the running version, or that its jar carries. */
    private Optional<Appup> ofRunning(Target target) throws IOException, RefusedException {
        Appup known = target.versions().appups().get(target.versions().current());
        if (known != null) {
            return Optional.of(known);
        }
        try (CodeSource code = CodeSource.open(target.instance().code())) {
            return inside(code).filter(file -> file.version().value().equals(target.versions().current()));
        }
    }

    private static CodeSource open(String path) throws IOException, RefusedException {
        try {
            return CodeSource.open(Path.of(path));
        } catch (NoSuchFileException e) {
            throw new RefusedException(Diagnostic.error(
                    "no_such_file", null, "there is no " + path + " that the target JVM can see", "name a jar or folder"));
        }
    }

    private static Appup named(ChangeRequest request) throws RefusedException {
        try {
            String text = Files.readString(Path.of(request.appup()));
            return AppupReader.read(new Source(request.appup(), text));
        } catch (NoSuchFileException e) {
            throw new RefusedException(Diagnostic.error(
                    "no_such_file", null, "there is no upgrade file " + request.appup(), "name one with --appup"));
        } catch (IOException e) {
            throw unreadable(request.appup(), e);
        }
    }

    /** The exception with its type: many of the JDK's messages mean nothing without it. */
    private static RefusedException unreadable(String path, IOException e) {
        return new RefusedException(Diagnostic.error(
                "unreadable", null, path + " cannot be read: " + e, "name a whole file that the target's user may read"));
    }

    /** The upgrade file that a jar or folder carries. */
    static Optional<Appup> inside(CodeSource code) throws IOException, RefusedException {
        Optional<byte[]> bytes = code.resource(APPUP);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(bytes.get(), StandardCharsets.UTF_8);
        return Optional.of(AppupReader.read(new Source(code.path() + "!/" + APPUP, text)));
    }

    private static String firstOf(String given, Optional<String> found, Optional<String> written) {
        return given != null ? given : found.or(() -> written).orElse(null);
    }
}
