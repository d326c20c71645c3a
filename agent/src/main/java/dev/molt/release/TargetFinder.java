package dev.molt.release;

import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.Instance;
import dev.molt.eval.InstanceFinder;
import dev.molt.eval.LoadedBytes;
import dev.molt.eval.OtherChanges;
import dev.molt.eval.Tools;
import dev.molt.eval.VersionStore;
import dev.molt.eval.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the one running application that a request is about, or says why there is none or more than one. */
final class TargetFinder {

    private final InstanceFinder instances;
    private final LoadedBytes loadedBytes;
    private final VersionStore store;
    private final OtherChanges others;

    TargetFinder(Tools tools, VersionStore store) {
        this.instances = new InstanceFinder(tools);
        this.loadedBytes = new LoadedBytes(tools);
        this.store = store;
        this.others = tools.others();
    }

    /**
     * The application of this name.
     *
     * @param request may name the loader and, where nothing in the code tells, the running version
     */
    Target find(String application, ChangeRequest request) throws RefusedException, IOException {
        List<Instance> running = present();
        List<Instance> named = running.stream()
                .filter(instance -> instance.application().name().equals(application))
                .toList();
        List<Instance> fitting = named.stream()
                .filter(instance -> request.loader() == null || instance.loaderId().equals(request.loader()))
                .toList();
        if (fitting.isEmpty()) {
            throw new RefusedException(named.isEmpty() ? unknown(application, running) : badLoader(request, named));
        }
        if (fitting.size() > 1) {
            throw new RefusedException(ambiguous(application, fitting));
        }
        return target(fitting.get(0), application, request);
    }

    /**
     * The application that classes in a folder are of: the one that runs from it, else the one that has classes of these
     * names.
     */
    Target under(Path folder, ClassSet classes, ChangeRequest request) throws RefusedException, IOException {
        List<Instance> running = present();
        List<Instance> there = new ArrayList<>();
        for (Instance instance : running) {
            if (Files.isSameFile(instance.code(), folder)) {
                there.add(instance);
            }
        }
        List<Instance> fitting = (there.isEmpty() ? running : there).stream()
                .filter(instance -> request.application() == null
                        || instance.application().name().equals(request.application()))
                .filter(instance -> request.loader() == null || instance.loaderId().equals(request.loader()))
                .filter(instance -> instance.loaded().keySet().stream().anyMatch(classes::contains))
                .toList();
        if (fitting.isEmpty()) {
            throw new RefusedException(Diagnostic.error(
                    "no_such_application",
                    null,
                    "no application in this JVM has loaded a class of those in " + folder,
                    "name the folder that one is compiled into, or wait until it is started"));
        }
        if (fitting.size() > 1) {
            throw new RefusedException(ambiguous("what is in " + folder, fitting));
        }
        Instance instance = fitting.get(0);
        Optional<Versions> stored = store.find(instance);
        ClassSet code = loadedBytes.withoutNewer(instance, Versions.remembered(stored));
        Versions versions = stored.orElseGet(
                () -> Versions.initial(OverlayFinder.named(instance.application().version()), code, instance.code()));
        return new Target(instance, instance.application().name(), code, versions, others.of(instance));
    }

    private List<Instance> present() {
        return instances.find().stream()
                .filter(instance -> store.find(instance).filter(Versions::isAbsent).isEmpty())
                .toList();
    }

    /** What runs in this JVM: to be asked once, as it looks at all loaded classes. */
    List<Instance> running() {
        return instances.find();
    }

    /**
     * An application of a release.
     *
     * @param running what runs in this JVM
     * @param alone what it is if none of its classes is loaded
     * @param onDisk whether the loader finds its classes by itself
     */
    Target find(List<Instance> running, Instance alone, boolean onDisk) throws IOException, RefusedException {
        Instance instance = running.stream()
                .filter(found -> found.loader() == alone.loader() && found.code().equals(alone.code()))
                .findFirst()
                .orElse(alone);
        Optional<Versions> stored = store.find(instance);
        ClassSet code = onDisk ? loadedBytes.of(instance, Versions.remembered(stored)) : new ClassSet(new TreeMap<>());
        Versions versions = stored.orElseGet(() -> Versions.initial(alone.application().version(), code, instance.code()));
        return new Target(instance, alone.application().name(), code, versions, others.of(instance));
    }

    private Target target(Instance instance, String application, ChangeRequest request)
            throws IOException, RefusedException {
        Optional<Versions> stored = store.find(instance);
        ClassSet code = loadedBytes.of(instance, Versions.remembered(stored));
        String version = request.from() != null ? request.from() : instance.application().version();
        Versions versions = stored.orElseGet(() -> Versions.initial(version, code, instance.code()));
        if (request.from() != null && !request.from().equals(versions.current())) {
            throw new RefusedException(Diagnostic.error(
                    "bad_vsn",
                    null,
                    application + " " + versions.current() + " runs, not " + request.from(),
                    "leave --from out"));
        }
        return new Target(instance, application, code, versions, others.of(instance));
    }

    private static Diagnostic unknown(String application, List<Instance> running) {
        String known = running.stream()
                .map(instance -> instance.application().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return Diagnostic.error(
                "no_such_application",
                null,
                "application " + application + " does not run in this JVM"
                        + (known.isEmpty() ? "" : "; there are " + known),
                "name the running one with --application, or pack META-INF/molt/application.yaml into both jars");
    }

    private static Diagnostic badLoader(ChangeRequest request, List<Instance> named) {
        return Diagnostic.error(
                "no_such_loader",
                null,
                "no class loader " + request.loader() + " runs it",
                "write --loader " + loaders(named));
    }

    private static Diagnostic ambiguous(String application, List<Instance> fitting) {
        return Diagnostic.error(
                "ambiguous_application",
                null,
                application + " runs " + fitting.size() + " times in this JVM: " + fitting.stream()
                        .map(i -> i.code() + " in " + i.loaderId())
                        .collect(Collectors.joining(", ")),
                "write --loader " + loaders(fitting));
    }

    private static String loaders(List<Instance> instances) {
        return instances.stream().map(Instance::loaderId).distinct().collect(Collectors.joining(" or --loader "));
    }
}
