package dev.molt.target;

import dev.molt.appup.ConfigurationReader;
import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.appup.ReleaseReader;
import dev.molt.appup.Relup;
import dev.molt.appup.RelupReader;
import dev.molt.code.Application;
import dev.molt.code.ApplicationFinder;
import dev.molt.code.CodeSource;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A release and all that belongs to it, as its author has it: what is packed, and what a target system is made from.
 *
 * @param descriptor {@code release.yaml}
 * @param libraries where the applications' jars are: folders and jars
 * @param config the configuration; one whose name ends with {@code .src} has variables
 * @param relup the scripts between this release and others
 * @param molt {@code molt.jar}
 */
public record Assembly(
        Path descriptor, List<Path> libraries, Optional<Path> config, Optional<Path> relup, Path molt) {

    /** Lays the release out in a folder as in a root, and checks it. */
    Laid into(Path tree) throws IOException, RefusedException {
        ReleaseDescriptor release = ReleaseReader.read(Texts.read(descriptor));
        String version = moltVersion(release);
        Shown shown = new Shown();
        Path own = Files.createDirectories(
                tree.resolve("releases").resolve(release.version().value()));
        copyJars(release, tree, shown);
        copy(molt, tree.resolve("lib").resolve("molt-" + version).resolve("molt.jar"));
        Files.writeString(own.resolve("release.yaml"), MoltLine.add(release, version));
        copyTexts(own, release);
        try {
            return Laid.check(tree, release, version).shown(shown);
        } catch (RefusedException e) {
            throw shown.of(e);
        }
    }

    private void copyJars(ReleaseDescriptor release, Path tree, Shown shown) throws IOException, RefusedException {
        JarSearch search = new JarSearch(libraries);
        List<Diagnostic> missing = new ArrayList<>();
        for (Member member : release.applications()) {
            String name = member.application() + "-" + member.version();
            try {
                Path jar = search.find(member);
                Path copy = tree.resolve("lib").resolve(name).resolve(name + ".jar");
                copy(jar, copy);
                shown.name(copy, jar.toString());
            } catch (RefusedException e) {
                missing.addAll(e.diagnostics());
            }
        }
        if (!missing.isEmpty()) {
            throw new RefusedException(missing);
        }
    }

    private void copyTexts(Path own, ReleaseDescriptor release) throws IOException, RefusedException {
        if (config.isPresent()) {
            boolean variables = config.get().toString().endsWith(".src");
            Source source = Texts.read(config.get());
            checkConfiguration(source, variables);
            Files.writeString(own.resolve("sys.config.yaml" + (variables ? ".src" : "")), source.text());
        }
        if (relup.isPresent()) {
            Source source = Texts.read(relup.get());
            checkRelup(RelupReader.read(source), release);
            Files.writeString(own.resolve("relup.yaml"), source.text());
        }
    }

    private static void checkRelup(Relup relup, ReleaseDescriptor release) throws RefusedException {
        String found = relup.release() + " " + relup.version();
        String wanted = release.release() + " " + release.version();
        if (!found.equals(wanted)) {
            throw new RefusedException(Diagnostic.error(
                    "bad_relup",
                    relup.release().position(),
                    "these are the scripts of " + found + ", and not of " + wanted,
                    "make them for " + wanted + " with: molt relup"));
        }
    }

    /** Variables need no values here: those of the machine that it will run on count. */
    private static void checkConfiguration(Source source, boolean variables) throws RefusedException {
        if (!variables) {
            ConfigurationReader.read(source);
            return;
        }
        try {
            ConfigurationReader.substituted(source, name -> null);
        } catch (RefusedException e) {
            List<Diagnostic> wrong = e.diagnostics().stream()
                    .filter(found -> !found.code().equals("variable_not_set"))
                    .toList();
            if (!wrong.isEmpty()) {
                throw new RefusedException(wrong);
            }
        }
    }

    /** The version of {@code molt.jar}, which has to be the one that the release names. */
    private String moltVersion(ReleaseDescriptor release) throws IOException, RefusedException {
        if (!Files.isRegularFile(molt)) {
            throw refused("there is no " + molt, "name molt.jar with --molt");
        }
        try (CodeSource code = CodeSource.open(molt)) {
            Application found = ApplicationFinder.find(code);
            if (!found.name().equals("Molt")) {
                throw refused(molt + " is not Molt, but " + found.name(), "name molt.jar with --molt");
            }
            String wanted = release.molt().orElse(found.version());
            if (!found.version().equals(wanted)) {
                throw refused(
                        molt + " is Molt " + found.version() + ", and " + descriptor + " names " + wanted,
                        "name molt.jar of " + wanted + " with --molt, or write molt: \"" + found.version() + "\"");
            }
            return wanted;
        }
    }

    private static RefusedException refused(String message, String cure) {
        return new RefusedException(Diagnostic.error("bad_molt", null, message, cure));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }
}
