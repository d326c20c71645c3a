package dev.molt.eval;

import dev.molt.jdk.ByLoader;
import dev.molt.reshape.Preparation;
import dev.molt.reshape.Prepared;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the JVM is given for classes that are loaded: those of the version that runs, prepared for upgrades to come.
 *
 * <p>It is noted last of all, so that nothing is noted of a class that came up as it is because something went wrong here.
 */
final class ClassLoading {

    /** One entry per upgraded loader, replaced as a whole: the JVM asks for every class it loads. */
    private volatile List<Published> published = List.of();

    private final FullStack stack = FullStack.start();
    private final boolean looks;
    private final ApplicationCode application;
    private final ByLoader<Shapes> shapes;
    private volatile OtherChanges others;
    private volatile Overriders overriders;

    /** @param looks false to leave out that it looks whether the stack is enough */
    ClassLoading(ApplicationCode application, ByLoader<Shapes> shapes, boolean looks) {
        this.looks = looks;
        this.application = application;
        this.shapes = shapes;
    }

    /** Leaves no thread behind: nobody is asked for what is loaded any more. */
    void end() {
        stack.end();
    }

    /** From now on, these are asked for classes that call what somebody else has added. */
    void tell(OtherChanges changes) {
        others = changes;
    }

    /** From now on, these are told of classes that override what was added to others. */
    void tell(Overriders told) {
        overriders = told;
    }

    /** These; null until somebody asked for a change. */
    OtherChanges others() {
        return others;
    }

    /**
     * From now on, classes of these names that the loader loads for this code source come up with these bytes.
     *
     * @param classes class files by binary name; none ends it
     * @return what it was until now
     */
    synchronized Map<String, byte[]> publish(ClassLoader loader, Path code, Map<String, byte[]> classes) {
        List<Published> next = new ArrayList<>();
        Map<String, byte[]> before = Map.of();
        for (Published entry : published) {
            boolean replaced = entry.loader().get() == loader && entry.code().equals(code);
            if (replaced) {
                before = entry.classes();
            } else if (entry.loader().get() != null) {
                next.add(entry);
            }
        }
        if (!classes.isEmpty()) {
            next.add(new Published(new WeakReference<>(loader), code, Map.copyOf(classes)));
        }
        published = List.copyOf(next);
        return before;
    }

    /** The class files that a loader's classes come up with, by the code source that they are for. */
    Map<Path, Map<String, byte[]>> published(ClassLoader loader) {
        Map<Path, Map<String, byte[]>> mine = new HashMap<>();
        for (Published entry : published) {
            if (entry.loader().get() == loader) {
                mine.put(entry.code(), entry.classes());
            }
        }
        return mine;
    }

    /** What the JVM is given for a class that it has read; null to leave it at that. */
    byte[] loaded(ClassLoader loader, String name, ProtectionDomain domain, byte[] read) {
        Arrival arrival = new Arrival(this, loader, name, domain, read);
        try {
            Given given = !looks || stack.isHere() ? arrival.work() : stack.ask(arrival);
            if (given != null) {
                return given.bytes();
            }
        } catch (RuntimeException | Error e) {
            // Not enough memory, say: it comes up as it is, which whoever looks for such classes finds out.
        }
        shapes.of(loader).lost(name);
        return null;
    }

    private Given given(ClassLoader loader, String name, ProtectionDomain domain, byte[] read) {
        Optional<Path> code = application.code(domain);
        Shapes known = shapes.of(loader);
        if (known.isBeside(name)) {
            return new Given(null, Noting.NOTHING);
        }
        byte[] instead = publishedFor(loader, name, code);
        Overriders told = overriders;
        if (told != null) {
            overriding(told, loader, instead == null ? read : instead);
        }
        if (instead != null) {
            return new Given(instead, Noting.SERVED);
        }
        if (code.isEmpty()) {
            return new Given(null, Noting.NOTHING);
        }
        if (application.isFolder(code.get())) {
            known.keep(name, read.clone());
        }
        OtherChanges changes = others;
        byte[] following = changes == null ? null : changes.loading(loader, name, read);
        if (following != null) {
            return new Given(following, Noting.SERVED);
        }
        Optional<byte[]> led = led(loader, read);
        Prepared prepared = Preparation.prepare(led.orElse(read));
        if (led.isPresent()) {
            return new Given(prepared instanceof Prepared.Ready ready ? ready.bytes() : led.get(), Noting.SERVED);
        }
        return prepared instanceof Prepared.Ready ready
                ? new Given(ready.bytes(), Noting.PREPARED) : new Given(null, Noting.OWN);
    }

    /** It may override what was added to classes that it sees; whoever calls that is told before there are any objects. */
    private void overriding(Overriders told, ClassLoader loader, byte[] bytes) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            Shapes known = shapes.find(at).orElse(null);
            if (known != null && known.leads()) {
                for (String owner : known.overridden(bytes, name -> Reshaping.libraryOrNone(loader, name))) {
                    told.tell(at, known, owner);
                }
            }
        }
    }

    /** Led to what was added to classes that it sees. */
    private Optional<byte[]> led(ClassLoader loader, byte[] bytes) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            Shapes known = shapes.find(at).orElse(null);
            Optional<byte[]> led = known == null || !known.leads()
                    ? Optional.empty() : known.led(bytes, name -> Reshaping.libraryOrNone(loader, name));
            if (led.isPresent()) {
                return led;
            }
        }
        return Optional.empty();
    }

    private byte[] publishedFor(ClassLoader loader, String name, Optional<Path> code) {
        for (Published entry : published) {
            byte[] bytes = entry.loader().get() == loader ? entry.classes().get(name) : null;
            // Another jar of the class path may have a class of this name, which comes up as it is.
            if (bytes != null && code.filter(path -> !path.equals(entry.code())).isEmpty()) {
                return bytes;
            }
        }
        return null;
    }

    private record Published(WeakReference<ClassLoader> loader, Path code, Map<String, byte[]> classes) {}

    /**
     * What a class comes up as.
     *
     * @param bytes null if it comes up as it was read
     * @param noting what is noted of it
     */
    private record Given(byte[] bytes, Noting noting) {

        void note(Shapes known, String name, byte[] read) {
            if (noting == Noting.SERVED) {
                known.served(name, bytes, read);
            } else if (noting == Noting.PREPARED) {
                known.prepared(name, read);
            } else if (noting == Noting.OWN) {
                known.own(name, read);
            }
        }
    }

    /** What a class came up as; no lambdas that note it, whose linking an application that starts would wait for. */
    private enum Noting { NOTHING, OWN, PREPARED, SERVED }

    /** A class that the JVM is loading. */
    private record Arrival(
            ClassLoading all, ClassLoader loader, String name, ProtectionDomain domain, byte[] read)
            implements FullStack.Work<Given> {

        /** The same with what is noted. */
        Given work() {
            Given given = done();
            taken(given);
            return given;
        }

        @Override
        public Given done() {
            return all.given(loader, name, domain, read);
        }

        @Override
        public void taken(Given given) {
            given.note(all.shapes.of(loader), name, read);
        }
    }
}
