package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

/** Code of a new version gets handles on, and updaters of, the members that the version adds to loaded classes. */
class HandlesIT {

    private static final Fixture COUNTERS = Fixture.of("counters", """
            class Commands {
                static final Counter COUNTER = new Counter();
                static String uses() throws Throwable { Class.forName("app.Special"); return COUNTER.uses() + new Counter().uses(); }
                static String methods() throws Throwable { return COUNTER.methods(); }
            }
            """, """
            class Counter {
                String uses() throws Throwable { return "old"; }
                String methods() throws Throwable { return "old"; }
            }
            class Special extends Counter { }
            """, """
            import java.lang.invoke.*;
            import java.util.concurrent.atomic.*;
            class Counter {
                private volatile int state;
                private volatile String name;
                private volatile int found;
                private static final VarHandle STATE;
                private static final VarHandle FOUND = field("ou");
                private static final AtomicIntegerFieldUpdater<Counter> FINDS =
                        AtomicIntegerFieldUpdater.newUpdater(Counter.class, String.join("ou", "f", "nd"));
                private static final MethodHandle HIDDEN = method("idde");
                private static VarHandle field(String part) {
                    try { return MethodHandles.lookup().findVarHandle(Counter.class, "f" + part + "nd", int.class); }
                    catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
                }
                private static MethodHandle method(String part) {
                    try { return MethodHandles.lookup().findStatic(Counter.class, "h" + part + "n", MethodType.methodType(int.class)); }
                    catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
                }
                private static int hidden() { return 17; }
                private static final MethodHandle ADDED, STATIC, MAKES, SECRET, RESTS;
                private static final AtomicReferenceFieldUpdater<Counter, String> NAME =
                        AtomicReferenceFieldUpdater.newUpdater(Counter.class, String.class, "name");
                static {
                    try {
                        MethodHandles.Lookup lookup = MethodHandles.lookup();
                        STATE = lookup.findVarHandle(Counter.class, "state", int.class);
                        ADDED = lookup.findVirtual(Counter.class, "added", MethodType.methodType(String.class, int.class));
                        SECRET = lookup.findVirtual(Counter.class, "secret", MethodType.methodType(void.class));
                        STATIC = lookup.findStatic(Counter.class, "twice", MethodType.methodType(long.class, long.class));
                        RESTS = lookup.findStatic(Counter.class, "rests", MethodType.methodType(int.class, Object[].class));
                        MAKES = lookup.findConstructor(Special.class, MethodType.methodType(void.class, int.class));
                    } catch (ReflectiveOperationException e) {
                        throw new ExceptionInInitializerError(e);
                    }
                }
                Counter() { }
                Counter(int state) { this.state = state; }
                String added(int n) { return "added" + n; }
                private void secret() { throw new IllegalStateException("secret"); }
                static long twice(long n) { return 2 * n; }
                static int rests(Object... rest) { return rest.length; }
                String uses() throws Throwable {
                    return (int) STATE.getAndAdd(this, 3) + "," + state + NAME.compareAndSet(this, null, "n")
                            + NAME.getAndSet(this, "m") + name + (int) FOUND.getAndAdd(this, 5) + FINDS.incrementAndGet(this) + found;
                }
                String methods() throws Throwable {
                    Special special = (Special) MAKES.invoke(7);
                    String text = (String) ADDED.invokeExact(this, 1) + (String) ADDED.invokeExact((Counter) special, 2)
                            + (long) STATIC.invokeExact(4L) + (int) RESTS.invoke(1, 2, 3)
                            + special.uses() + (int) HIDDEN.invokeExact() + Special.above(special) + MAKES.type() + ADDED.type() + SECRET.type();
                    try { SECRET.invoke(this); } catch (IllegalStateException e) { text += e.getMessage(); }
                    try { MethodHandles.lookup().findVirtual(Counter.class, "secret", MethodType.methodType(int.class)); }
                    catch (NoSuchMethodException e) { text += "none"; }
                    return text;
                }
            }
            class Special extends Counter {
                private static final MethodHandle ABOVE;
                static {
                    try {
                        ABOVE = MethodHandles.lookup().findSpecial(Counter.class, "added", MethodType.methodType(String.class, int.class), Special.class);
                    } catch (ReflectiveOperationException e) {
                        throw new ExceptionInInitializerError(e);
                    }
                }
                static String above(Special special) throws Throwable { return (String) ABOVE.invokeExact(special, 9) + ABOVE.type(); }
                Special(int n) { super(n); }
                String added(int n) { return "special" + super.added(n); }
            }
            """);

    @OnEveryStart
    void handlesOnAddedMembersAreAsInAFreshJvm(Start start) {
        Path v2 = COUNTERS.v2();
        try (TargetJvm jvm = TargetJvm.start(start, COUNTERS.v1());
                TargetJvm fresh = TargetJvm.startPlain(start.jdk(), v2.toString(), List.of())) {
            assertEquals("oldold", jvm.ask("uses"));
            Outcome up = Molt.of(jvm).upgrade(v2);
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(fresh.ask("uses"), jvm.ask("uses"));
            assertEquals(fresh.ask("methods"), jvm.ask("methods"));
        }
    }
}
