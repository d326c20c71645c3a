package dev.molt.eval;

import dev.molt.boot.Boot;
import dev.molt.heap.InstanceCount;
import dev.molt.jdk.Jdk;
import dev.molt.jdk.OwnStack;
import dev.molt.jdk.Stacks;
import dev.molt.reflect.Reflections;
import dev.molt.suspend.Gatekeeper;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What evaluation works with inside the target, made once, when the first change is asked for.
 *
 * @param instrumentation the JVM's
 * @param transformer Molt's one transformer, already registered
 * @param application tells the application's code from other
 * @param redefinition how classes are given new bytes
 * @param jdk what only the JDK may do
 * @param gatekeeper answers the threads that arrive at gates
 * @param reflections shows the members of the version that runs
 * @param versions which version of each application runs
 * @param others what somebody else changes
 * @param definitions whether there is room for classes to be loaded
 * @param without parts of an upgrade to leave out, so that tests can show that they are needed; empty in real life
 */
public record Tools(
        Instrumentation instrumentation,
        ReleaseTransformer transformer,
        ApplicationCode application,
        Redefinition redefinition,
        Jdk jdk,
        Gatekeeper gatekeeper,
        Reflections reflections,
        VersionStore versions,
        OtherChanges others,
        Definitions definitions,
        Set<String> without) {

    /** Giving classes new bytes. */
    static final String REDEFINITION = "redefinition";

    /** Holding callers up. */
    static final String GATE = "gate";

    /** Loading classes only where the stack is enough for it. */
    static final String ROOM = "room";

    /** Waiting until suspended modules are left. */
    static final String DRAIN = "drain";

    /** Changing the state of objects. */
    static final String TRANSFORM = "transform";

    /** What stands beside a class of a place, and is loaded. */
    Set<Class<?>> beside(Place place, String name) {
        return shapes(place.loader()).beside(name).stream()
                .map(other -> jdk.findLoaded(place.loader(), other))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What became of objects that are transformed one by one, in the loaders of some applications. */
    public List<Migrating> migrating(List<Instance> instances) {
        return instances.stream().map(Instance::loader).distinct().flatMap(loader -> shapes(loader).migrating().stream()).toList();
    }

    /** The class of this name that the loader has defined from the code of one of the applications. */
    Optional<Class<?>> find(Place place, String name) {
        return Optional.<Class<?>>ofNullable(jdk.findLoaded(place.loader(), name))
                .filter(type -> application.code(type.getProtectionDomain()).filter(place.codes()::contains).isPresent());
    }

    /**
     * The class of this name that an instance's loader has defined from the instance's code; empty if there is none, or one
     * from another jar of the class path, which is not the instance's to change.
     */
    Optional<Class<?>> find(Instance instance, String name) {
        return Optional.<Class<?>>ofNullable(jdk.findLoaded(instance.loader(), name))
                .filter(type -> application.code(type.getProtectionDomain()).equals(Optional.of(instance.code())));
    }

    /** Makes a method callable: one of a named module may be closed to us, but the JVM's owner has asked for the call. */
    void open(Method method) {
        open(method.getDeclaringClass());
        method.setAccessible(true);
    }

    /** What a class's own code may do. */
    MethodHandles.Lookup lookup(Class<?> type) {
        return lookup(instrumentation, type);
    }

    private static MethodHandles.Lookup lookup(Instrumentation instrumentation, Class<?> type) {
        open(instrumentation, type);
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            throw new LinkageError(type + " is not open to Molt", e);
        }
    }

    private void open(Class<?> type) {
        open(instrumentation, type);
    }

    private static void open(Instrumentation instrumentation, Class<?> type) {
        Module module = type.getModule();
        if (module.isNamed()) {
            Map<String, Set<Module>> us = Map.of(type.getPackageName(), Set.of(Tools.class.getModule()));
            instrumentation.redefineModule(module, Set.of(), Map.of(), us, Set.of(), Map.of());
        }
    }

    /** A named module reads what it says; what changed code calls of ours is in the unnamed one of the boot loader. */
    void letCallUs(Module module) {
        Module ours = Boot.class.getModule();
        if (module.isNamed() && !module.canRead(ours)) {
            instrumentation.redefineModule(module, Set.of(ours), Map.of(), Map.of(), Set.of(), Map.of());
        }
    }

    /** True if a part of upgrades is left out, for a test. */
    boolean leavesOut(String part) {
        return without.contains(part);
    }

    /** What is known of a loader's classes. */
    Shapes shapes(ClassLoader loader) {
        return transformer.shapes(loader);
    }

    /** The loaded classes of an application that came up otherwise than the version that runs has them. */
    public Set<String> missed(Instance instance) {
        return new Missed(this).of(instance.loader(), instance.code());
    }

    /** The class that stands beside a loaded one, and has as static methods those that its running version added. */
    public Optional<Class<?>> beside(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return Optional.ofNullable(loader)
                .map(known -> shapes(known).companions().get(type.getName()))
                .map(name -> jdk().findLoaded(loader, name));
    }

    /** The threads of this JVM. */
    Stacks stacks() {
        try {
            return Stacks.open(instrumentation);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JVM's threads cannot be looked at: " + e, e);
        }
    }

    /** Counts the instances of classes in this JVM. */
    public InstanceCount instanceCount() {
        return new InstanceCount(instrumentation);
    }

    /**
     * Prepares this JVM, in whose boot loader {@link BootClasses} are already.
     *
     * @param loadTime what is at work
     * @param without parts of an upgrade to leave out, so that tests can show that they are needed; empty in real life
     * @throws ReflectiveOperationException if this JDK lacks something
     */
    public static Tools prepare(LoadTime loadTime, Set<String> without) throws ReflectiveOperationException {
        Instrumentation instrumentation = loadTime.instrumentation();
        ReleaseTransformer transformer = loadTime.transformer();
        Jdk jdk = Jdk.open(instrumentation);
        OwnStack stack = OwnStack.open(instrumentation);
        Gatekeeper gatekeeper = new Gatekeeper(stack::levels);
        Reflections reflections = new Reflections(
                jdk, instrumentation, new BesideDefiner(jdk, transformer), type -> open(instrumentation, type));
        ClonedHolders clones = new ClonedHolders(
                type -> transformer.shapes(type.getClassLoader()).homes().first(type.getName())
                        .map(holder -> jdk.findLoaded(type.getClassLoader(), holder)),
                type -> lookup(instrumentation, type));
        Boot.connect(new Answers(new StaticFinalWriter(jdk), gatekeeper, reflections, jdk, clones));
        Redefinition redefinition =
                without.contains(REDEFINITION) ? classes -> {} : new LiveRedefinition(instrumentation, transformer);
        OtherChanges others = new OtherChanges(stack);
        Tools tools = new Tools(
                instrumentation,
                transformer,
                loadTime.application(),
                redefinition,
                jdk,
                gatekeeper,
                reflections,
                new VersionStore(),
                others,
                new Definitions(instrumentation, without.contains(ROOM)),
                without);
        others.begin(tools);
        transformer.loading().tell(new Overriders(jdk, instrumentation, transformer));
        return tools;
    }
}
