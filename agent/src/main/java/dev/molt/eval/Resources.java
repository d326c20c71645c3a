package dev.molt.eval;

import dev.molt.classfile.ClassPathEntry;
import dev.molt.jdk.ClassPath;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Lets a loader find the resources of the version wanted, where its class path has those of the version it began with.
 *
 * <p>Classes go on coming from there: an entry of the class path is replaced by one that finds only resources elsewhere.
 * What it replaced is kept in it, so that the list itself remembers how things were.
 */
final class Resources {

    private static final String ENTRY = "jdk.internal.loader.MoltEntry";

    private final Tools tools;
    private final ClassLoader loader;
    private final List<Part> parts;
    private final List<Change> changes = new ArrayList<>();

    Resources(Tools tools, Place place, List<Part> parts) {
        this.tools = tools;
        this.loader = place.loader();
        this.parts = parts;
    }

    /** True if the loader looks for resources in the class path, at the place that an application's classes come from. */
    static boolean isFollowed(Instance instance) {
        return ClassPath.of(instance.loader()).flatMap(path -> path.entry(instance.code())).isPresent();
    }

    /** From now on this thread finds the new ones: what new code runs first is run by it. */
    void showHere() throws EvaluationException {
        try {
            Optional<ClassPath> path = ClassPath.of(loader);
            for (Part part : path.isEmpty() ? List.<Part>of() : parts) {
                show(path.get(), part);
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw unseen(e);
        }
    }

    /** From now on this thread finds them, and the one before no more. */
    synchronized void showHereInstead() throws EvaluationException {
        try {
            for (ListIterator<Change> at = changes.listIterator(); at.hasNext();) {
                Change change = at.next();
                Object known = change.between();
                Object between = entry(change.path().base(known), value(known, ClassPathEntry.CLASSES),
                        value(known, ClassPathEntry.RESOURCES), value(known, ClassPathEntry.AHEAD), Thread.currentThread());
                change.path().replace(known, between);
                at.set(new Change(change.path(), change.before(), between, change.after()));
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw unseen(e);
        }
    }

    private static EvaluationException unseen(Throwable e) {
        return new EvaluationException("the resources cannot be shown: " + EvaluationException.reason(e), e);
    }

    /** From now on everybody finds them. */
    void show() {
        changes.forEach(change -> change.path().replace(change.between(), change.after()));
        forgetBundles();
    }

    /** Everybody finds those of before again. */
    synchronized void undo() throws EvaluationException {
        EveryStep steps = new EveryStep();
        Collections.reverse(changes);
        for (Change change : changes) {
            steps.run(() -> change.path().replace(change.between(), change.before()));
            steps.run(() -> change.path().replace(change.after(), change.before()));
        }
        if (!changes.isEmpty()) {
            steps.run(this::forgetBundles);
        }
        changes.clear();
        steps.end();
    }

    private void show(ClassPath path, Part part) throws ReflectiveOperationException {
        Path code = part.instance().code();
        Object before = path.entry(code).orElse(null);
        if (before == null && !part.isAdded()) {
            // A loader with ways of its own, of which the plan has warned.
            return;
        }
        boolean changed = before != null && before.getClass().getName().equals(ENTRY);
        Object classes = changed ? value(before, ClassPathEntry.CLASSES) : before;
        Object now = changed ? value(before, ClassPathEntry.RESOURCES) : before;
        Object wanted = wanted(path, part, classes, now);
        if (wanted != now) {
            URL base = path.base(before == null ? wanted : before);
            Object between = entry(base, classes, now, wanted, Thread.currentThread());
            // Of an application that a release added there were no classes: what is left of it finds nothing.
            Object after = wanted != null && wanted == classes ? classes : entry(base, classes, wanted, null, null);
            path.replace(before, between);
            changes.add(new Change(path, before == null ? entry(base, null, null, null, null) : before, between, after));
        }
    }

    private static Object wanted(ClassPath path, Part part, Object classes, Object now) {
        Optional<Path> wanted = part.resources();
        if (wanted.isEmpty()) {
            return part.isRemoved() ? null : now;
        } else if (classes != null && wanted.get().equals(part.instance().code())) {
            return classes;
        }
        return Files.exists(wanted.get()) ? path.open(wanted.get()) : now;
    }

    /** The JDK keeps bundles that it has read. */
    private void forgetBundles() {
        ResourceBundle.clearCache(loader);
    }

    private Object entry(URL base, Object classes, Object resources, Object ahead, Thread thread)
            throws ReflectiveOperationException {
        Constructor<?> constructor = entryClass().getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(base, classes, resources, ahead, thread);
    }

    private Class<?> entryClass() {
        try {
            return Class.forName(ENTRY, false, null);
        } catch (ClassNotFoundException e) {
            return tools.jdk().define(null, ENTRY, ClassPathEntry.of(ClassPath.entryType(), ENTRY), null);
        }
    }

    private static Object value(Object entry, String name) throws ReflectiveOperationException {
        Field field = entry.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(entry);
    }

    /** One entry's place: what was there (or finds nothing), what is there until the commit, and what from then on. */
    private record Change(ClassPath path, Object before, Object between, Object after) {}
}
