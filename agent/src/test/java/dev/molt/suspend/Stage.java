package dev.molt.suspend;

import dev.molt.boot.Boot;
import dev.molt.gate.Gating;
import dev.molt.jdk.OwnStack;
import dev.molt.jdk.OwnStack.Level;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.FakeServices;
import dev.molt.testing.HotSpot;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** An application in a loader of its own, whose every class is upgraded from version 1 to version 2. */
final class Stage implements AutoCloseable {

    static final Duration LONG = Duration.ofSeconds(20);

    private final Program program;
    private final BytesLoader loader;
    private final Set<Class<?>> classes = new HashSet<>();
    private final Gatekeeper gatekeeper;
    private final Drain drain;
    private long upgrade;

    /** Classes whose names end in {@code Outside} do not change. */
    Stage(Program program) {
        this(program, ownStack());
    }

    /** With stacks that threads tell at gates. */
    Stage(Program program, Supplier<List<Level>> ownStack) {
        this.program = program;
        gatekeeper = new Gatekeeper(ownStack);
        loader = new BytesLoader(program.first());
        program.first().keySet().stream().filter(name -> !name.endsWith("Outside"))
                .forEach(name -> classes.add(loader.load(name)));
        try {
            drain = Drain.open(HotSpot.instrumentation(), gatekeeper);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK lacks something", e);
        }
        Boot.connect(FakeServices.at(gatekeeper::arrive));
    }

    private static Supplier<List<Level>> ownStack() {
        try {
            return OwnStack.open(HotSpot.instrumentation())::levels;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK lacks something", e);
        }
    }

    Gatekeeper gatekeeper() {
        return gatekeeper;
    }

    Drain drain() {
        return drain;
    }

    Class<?> type(String name) {
        return loader.load("t." + name);
    }

    /** Calls a static method. */
    Object call(String type, String name, Object... arguments) throws Exception {
        Method method = Arrays.stream(type(type).getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst()
                .orElseThrow();
        method.setAccessible(true);
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Shuts the gates, all classes drained but these. */
    Stage shut(String... onlyGated) {
        Set<Class<?>> gated = new HashSet<>(Arrays.stream(onlyGated).map(this::type).toList());
        Set<Class<?>> drained = new HashSet<>(classes);
        drained.removeAll(gated);
        upgrade = gatekeeper.next();
        gatekeeper.shut(upgrade, drained, gated);
        redefine(1, Gatekeeper.oldBody(upgrade));
        return this;
    }

    /** Installs the new version, its gates still shut. */
    void install() {
        redefine(2, Gatekeeper.newBody(upgrade));
    }

    void commit() {
        install();
        gatekeeper.commit(upgrade);
    }

    /** Takes the gates away. */
    void ungate() {
        redefine(2, 0);
    }

    void rollBack() {
        redefine(1, 0);
        gatekeeper.rollBack(upgrade);
    }

    void awaitWaiting(Threads.Running... running) {
        Threads.await("all wait at gates", () -> Arrays.stream(running)
                .allMatch(r -> gatekeeper.waiting().containsKey(r.thread())));
    }

    private void redefine(int version, long key) {
        List<ClassDefinition> definitions = program.version(version).entrySet().stream()
                .filter(entry -> classes.contains(loader.load(entry.getKey())))
                .map(entry -> new ClassDefinition(loader.load(entry.getKey()),
                        key == 0 ? entry.getValue() : Gating.gate(entry.getValue(), key)))
                .toList();
        try {
            HotSpot.instrumentation().redefineClasses(definitions.toArray(ClassDefinition[]::new));
        } catch (ReflectiveOperationException | UnmodifiableClassException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        Boot.connect(null);
    }
}
