package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;

/** Reflection shows of upgraded classes what it shows of the new version's in a JVM of its own, and can use it. */
class ReflectionIT {

    private static final String DUMP = """
            import java.lang.annotation.*;
            import java.lang.reflect.*;
            import java.util.*;
            import java.util.stream.*;
            @Retention(RetentionPolicy.RUNTIME) @Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD,
                    ElementType.CONSTRUCTOR, ElementType.PARAMETER, ElementType.TYPE_USE})
            @interface Mark { String value() default "none"; int[] numbers() default {}; Class<?> type() default Object.class; }
            class Dump {
                static String all(Class<?>... types) {
                    return Arrays.stream(types).map(Dump::one).collect(Collectors.joining(" ## "));
                }
                static String one(Class<?> type) {
                    List<String> lines = new ArrayList<>();
                    for (Field f : type.getDeclaredFields()) lines.add("field " + field(f));
                    for (Method m : type.getDeclaredMethods()) lines.add("method " + code(m));
                    for (Constructor<?> c : type.getDeclaredConstructors()) lines.add("constructor " + code(c));
                    for (Field f : type.getFields()) lines.add("public field " + f.toGenericString());
                    for (Method m : type.getMethods())
                        if (m.getDeclaringClass() != Object.class) lines.add("public method " + m.toGenericString());
                    for (Constructor<?> c : type.getConstructors()) lines.add("public constructor " + c.toGenericString());
                    Collections.sort(lines);
                    return type.toGenericString() + " " + type.getModifiers() + " " + sorted(type.getAnnotations()) + " "
                            + lines + " " + sorted(type.getDeclaredClasses()) + Modifier.toString(type.getModifiers())
                            + type.getNestHost() + sorted(type.getNestMembers()) + type.getEnclosingMethod()
                            + type.getEnclosingClass() + type.getDeclaringClass();
                }
                static String field(Field f) {
                    return f.toGenericString() + " " + f.getModifiers() + sorted(f.getAnnotations())
                            + f.getAnnotatedType() + f.isSynthetic() + f.equals(f) + f.getDeclaringClass();
                }
                static String code(Executable e) {
                    return e.toGenericString() + " " + e.getModifiers() + sorted(e.getAnnotations())
                            + Arrays.stream(e.getParameters()).map(p -> p + " " + p.getModifiers() + p.isNamePresent()
                                    + sorted(p.getAnnotations()) + p.getAnnotatedType()).collect(Collectors.toList())
                            + Arrays.deepToString(e.getParameterAnnotations()) + Arrays.toString(e.getGenericExceptionTypes())
                            + e.getAnnotatedReturnType() + e.isVarArgs() + e.getDeclaringClass()
                            + (e instanceof Method m ? m.getDefaultValue() + " " + m.isDefault() + m.isBridge() : "");
                }
                static List<String> sorted(Object[] objects) {
                    return Arrays.stream(objects).map(String::valueOf).sorted().collect(Collectors.toList());
                }
                static String attempt(Attempt attempt) {
                    try {
                        return String.valueOf(attempt.run());
                    } catch (InvocationTargetException e) {
                        return "threw " + e.getCause();
                    } catch (Throwable e) {
                        return e.getClass().getName();
                    }
                }
                interface Attempt { Object run() throws Throwable; }
            }
            class Commands {
                static final Account ACCOUNT = new Account("ann");
                static final Savings SAVINGS = new Savings();
                static String dump() { return Dump.all(Account.class, Savings.class, Kind.class, Other.class); }
                static String uses() { return Uses.all(); }
                static String old() {
                    return Dump.attempt(() -> {
                        Uses.field("total").set(ACCOUNT, 21);
                        return Uses.method("kind").invoke(ACCOUNT) + " " + Uses.method("kind").invoke(SAVINGS);
                    });
                }
                static String offset() {
                    return Dump.attempt(() -> {
                        var f = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                        f.setAccessible(true);
                        return Class.forName("sun.misc.Unsafe").getMethod("objectFieldOffset", Field.class)
                                .invoke(f.get(null), Account.class.getDeclaredField("total"));
                    });
                }
                static String handles() throws Exception { return Handles.all(); }
                static String nest() { return Dump.sorted(Account.class.getNestMembers()).toString(); }
            }
            class Handles {
                static final java.lang.invoke.MethodHandles.Lookup LOOKUP = java.lang.invoke.MethodHandles.lookup();
                static String all() throws Exception {
                    List<String> all = new ArrayList<>();
                    Account a = new Account("ann");
                    Savings savings = new Savings();
                    all.add(Dump.attempt(() -> LOOKUP.unreflect(Uses.method("added")).invoke(a, "x", List.of(1))));
                    all.add(Dump.attempt(() -> LOOKUP.unreflect(Uses.method("kind")).invoke((Account) savings)));
                    all.add(Dump.attempt(() -> LOOKUP.unreflect(Uses.method("kind")).type()));
                    all.add(Dump.attempt(() -> (long) LOOKUP.unreflect(Uses.method("sum")).invokeExact(3, 4L)));
                    all.add(Dump.attempt(() -> LOOKUP.unreflect(Uses.method("secret")).invoke(a, 3)));
                    all.add(Dump.attempt(() -> LOOKUP.unreflect(Account.class.getDeclaredMethod("secret", int.class))));
                    all.add(Dump.attempt(() -> LOOKUP.unreflectGetter(Uses.field("total")).invoke(a)));
                    all.add(Dump.attempt(() -> { LOOKUP.unreflectSetter(Uses.field("total")).invoke(a, 12L); return Uses.field("total").get(a); }));
                    all.add(Dump.attempt(() -> { LOOKUP.unreflectSetter(Uses.field("fixed")).invoke(a, 9); return a.text(); }));
                    all.add(Dump.attempt(() -> LOOKUP.unreflectSetter(Account.class.getDeclaredField("fixed"))));
                    all.add(Dump.attempt(() -> LOOKUP.unreflectVarHandle(Uses.field("total")).getAndAdd(a, 5L)));
                    all.add(Dump.attempt(() -> LOOKUP.unreflectGetter(Account.class.getField("SHARED")).invoke()));
                    all.add(Dump.attempt(() -> LOOKUP.unreflectVarHandle(Account.class.getField("SHARED")).get()));
                    all.add(Dump.attempt(() -> ((Account) LOOKUP.unreflectConstructor(Account.class.getDeclaredConstructor(String.class, int.class)).invoke("new", 5)).text()));
                    for (String name : List.of("to", "sh", "na")) {
                        all.add(Dump.attempt(() -> LOOKUP.findGetter(Savings.class, name + "tal", long.class).invoke(savings)));
                        all.add(Dump.attempt(() -> LOOKUP.findGetter(Savings.class, name + "mes", List.class).invoke(savings)));
                        all.add(Dump.attempt(() -> LOOKUP.findStaticGetter(Account.class, name.toUpperCase() + "ARED", String.class).invoke()));
                    }
                    var text = java.lang.invoke.MethodType.methodType(String.class);
                    var inSavings = java.lang.invoke.MethodHandles.privateLookupIn(Savings.class, LOOKUP);
                    var inAccount = java.lang.invoke.MethodHandles.privateLookupIn(Account.class, LOOKUP);
                    Method kind = Uses.method("kind");
                    all.add(Dump.attempt(() -> inSavings.unreflectSpecial(kind, Savings.class).invoke(savings)));
                    all.add(Dump.attempt(() -> inSavings.unreflectSpecial(kind, Savings.class).type()));
                    all.add(Dump.attempt(() -> inAccount.unreflectSpecial(kind, Account.class).invoke((Account) savings)));
                    all.add(Dump.attempt(() -> inAccount.unreflectSpecial(kind, Savings.class)));
                    all.add(Dump.attempt(() -> LOOKUP.unreflectSpecial(kind, Account.class)));
                    all.add(Dump.attempt(() -> inSavings.unreflectSpecial(kind, Savings.class).invoke((Savings) null)));
                    all.add(Dump.attempt(() -> inAccount.unreflectSpecial(Account.class.getDeclaredMethod("secret", int.class), Account.class).invoke(a, 3)));
                    for (String name : List.of("kin", "nam", "tex", "gon")) {
                        for (String last : List.of("d", "e", "t")) {
                            all.add(Dump.attempt(() -> inSavings.findSpecial(Account.class, name + last, text, Savings.class).invoke(savings)));
                            all.add(Dump.attempt(() -> inAccount.findSpecial(Kind.class, name + last, text, Account.class).invoke(a)));
                            all.add(Dump.attempt(() -> LOOKUP.bind(savings, name + last, text).invoke()));
                        }
                    }
                    for (String name : List.of("kin", "tex")) {
                        var type = java.lang.invoke.MethodType.methodType(String.class);
                        all.add(Dump.attempt(() -> LOOKUP.findVirtual(Account.class, name + "d", type).invoke((Account) savings)));
                        all.add(Dump.attempt(() -> LOOKUP.findVirtual(Savings.class, name + "t", type).invoke(savings)));
                        all.add(Dump.attempt(() -> LOOKUP.findStatic(Savings.class, name + "d", type)));
                    }
                    return all.toString();
                }
            }
            class Other { int x; String text() { return "" + x; } }
            class Uses {
                static String all() {
                    List<String> all = new ArrayList<>();
                    Account a = new Account("ann");
                    Savings savings = new Savings();
                    all.add(Dump.attempt(() -> method("added").invoke(a, "x", List.of(1))));
                    all.add(Dump.attempt(() -> method("added").invoke(a, "x")));
                    all.add(Dump.attempt(() -> method("added").invoke(a, 1, List.of(1))));
                    all.add(Dump.attempt(() -> method("added").invoke("wrong", "x", List.of(1))));
                    all.add(Dump.attempt(() -> method("added").invoke(null, "x", List.of(1))));
                    all.add(Dump.attempt(() -> method("kind").invoke(a)));
                    all.add(Dump.attempt(() -> method("kind").invoke(savings)));
                    all.add(Dump.attempt(() -> method("fails").invoke(a)));
                    all.add(Dump.attempt(() -> Account.class.getDeclaredMethod("secret", int.class).invoke(a, 3)));
                    all.add(Dump.attempt(() -> method("secret").invoke(a, 3)));
                    all.add(Dump.attempt(() -> method("sum").invoke(null, 3, 4L)));
                    all.add(Dump.attempt(() -> method("sum").invoke(null, 3, 4)));
                    all.add(Dump.attempt(() -> field("total").get(a)));
                    all.add(Dump.attempt(() -> { field("total").set(a, 12L); return field("total").getLong(a); }));
                    all.add(Dump.attempt(() -> { field("total").setInt(a, 13); return field("total").getDouble(a); }));
                    all.add(Dump.attempt(() -> field("total").getInt(a)));
                    all.add(Dump.attempt(() -> { field("total").set(a, "no"); return 1; }));
                    all.add(Dump.attempt(() -> { field("total").set(a, null); return 1; }));
                    all.add(Dump.attempt(() -> field("total").get("wrong")));
                    all.add(Dump.attempt(() -> field("total").get(null)));
                    all.add(Dump.attempt(() -> Account.class.getDeclaredField("fixed").get(a)));
                    all.add(Dump.attempt(() -> { Account.class.getField("names").set(a, List.of("n")); return a.text(); }));
                    all.add(Dump.attempt(() -> { Account.class.getField("SHARED").set(null, "s2"); return a.text(); }));
                    all.add(Dump.attempt(() -> { Account.class.getField("CONSTANT").set(null, "s2"); return 1; }));
                    all.add(Dump.attempt(() -> Account.class.getField("CONSTANT").get(null)));
                    all.add(Dump.attempt(() -> Account.class.getDeclaredConstructor(String.class, int.class)
                            .newInstance("new", 5).text()));
                    all.add(Dump.attempt(() -> Account.class.getDeclaredConstructor(String.class, int.class)
                            .newInstance(null, 5).text()));
                    all.add(Dump.attempt(() -> Account.class.getDeclaredField("gone")));
                    all.add(Dump.attempt(() -> Account.class.getDeclaredMethod("goes")));
                    all.add(Dump.attempt(() -> Savings.class.getMethod("kind").invoke(savings)));
                    all.add(Dump.attempt(() -> Savings.class.getMethod("added", String.class, List.class)
                            .invoke(savings, "y", List.of())));
                    all.add(Dump.attempt(() -> Kind.class.getMethod("name").isDefault()));
                    all.add(Dump.attempt(() -> { var f = Account.class.getDeclaredField("owner"); f.set(a, "bob"); return a.text(); }));
                    all.add(Dump.attempt(() -> Proxy.newProxyInstance(Uses.class.getClassLoader(), new Class<?>[] {Runnable.class},
                            (p, m, x) -> null) != null));
                    return all.toString();
                }
                static Method method(String name) {
                    for (Method m : Account.class.getDeclaredMethods())
                        if (m.getName().equals(name)) { m.setAccessible(true); return m; }
                    throw new NoSuchElementException(name);
                }
                static Field field(String name) throws Exception {
                    Field f = Account.class.getDeclaredField(name);
                    f.setAccessible(true);
                    return f;
                }
            }
            """;

    private static final Fixture ACCOUNTS = Fixture.of("accounts", DUMP, """
            interface Kind { }
            @Mark("old") class Account implements Kind {
                private final String owner;
                private int gone = 3;
                java.util.List<String> tags;
                Account(String owner) { this.owner = owner; }
                void goes() { gone++; }
                String kept(String a) { return a + gone; }
                String text() { return owner; }
            }
            class Savings extends Account { Savings() { super("sav"); } }
            """, """
            import java.util.*;
            interface Kind { default String name() { return "named"; } }
            @Mark("new") class Account implements Kind {
                protected final String owner;
                @Mark(value = "total", numbers = {1, 2}) private volatile long total = 7;
                public Map<String, @Mark("use") List<? extends Number>> map;
                public List<String> names;
                private final int fixed;
                List<Integer> tags;
                @Mark("shared") public static String SHARED = "s1";
                public static final String CONSTANT = new String("c");
                @Mark("made") public Account(String owner) { this.owner = owner; this.fixed = 1; }
                @Mark(type = Map.class) protected Account(@Mark("p") String owner, int fixed) throws java.io.IOException {
                    if (owner == null) throw new java.io.IOException("no owner");
                    this.owner = owner; this.fixed = fixed;
                }
                @Deprecated public String kept(@Mark("a") String a) { return a; }
                @Mark("added") public <T extends Number> String added(@Mark(numbers = 3) String a, List<? super T> b)
                        throws java.io.IOException, IllegalStateException { return a + b + owner + total; }
                public String kind() { return "account" + total; }
                private int secret(int n) { return n + 1; }
                void fails() { throw new IllegalStateException("fails"); }
                static long sum(int a, long b) { return a + b; }
                @Mark String text() { return owner + fixed + names + SHARED + total; }
            }
            class Savings extends Account {
                Savings() { super("sav"); }
                @Override public String kind() { return "savings " + super.kind(); }
            }
            """);

    @OnEveryStart
    void whatIsShownIsWhatAFreshJvmShows(Start start) {
        Path v2 = ACCOUNTS.v2();
        try (TargetJvm jvm = TargetJvm.start(start, ACCOUNTS.v1());
                TargetJvm fresh = TargetJvm.startPlain(start.jdk(), v2.toString(), List.of())) {
            String before = jvm.ask("dump");
            Outcome up = Molt.of(jvm).upgrade(v2);
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(lines(fresh.ask("dump")), lines(jvm.ask("dump")));
            assertNotEquals(before, jvm.ask("dump"));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals(lines(before), lines(jvm.ask("dump")));
        }
    }

    @OnEveryStart
    void whatIsShownCanBeUsed(Start start) {
        Path v2 = ACCOUNTS.v2();
        try (TargetJvm jvm = TargetJvm.start(start, ACCOUNTS.v1());
                TargetJvm fresh = TargetJvm.startPlain(start.jdk(), v2.toString(), List.of())) {
            jvm.ask("dump");
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(v2).exit());
            assertEquals(fresh.ask("uses").replace(", ", "\n"), jvm.ask("uses").replace(", ", "\n"));
            assertEquals(fresh.ask("handles").replace(", ", "\n"), jvm.ask("handles").replace(", ", "\n"));
            assertEquals("account21 savings account0", jvm.ask("old"));
            assertEquals(fresh.ask("nest"), jvm.ask("nest"), "Molt's own classes are hidden");
        }
    }

    @OnEveryStart
    void whatTheJvmDoesNotKnowIsRefusedAndNotTakenForAnother(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ACCOUNTS.v1())) {
            jvm.ask("dump");
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(ACCOUNTS.v2()).exit());
            assertEquals("threw java.lang.UnsupportedOperationException: private volatile long app.Account.total was"
                    + " added while the class was loaded: it has no place in the objects of the class, and no handle in"
                    + " the JVM; use it by reflection", jvm.ask("offset"));
        }
    }

    private static final Fixture NESTS = Fixture.of("nests", DUMP.substring(0, DUMP.indexOf("class Commands")) + """
            class Commands {
                static String dump() throws Exception {
                    new Host().local();
                    List<Class<?>> types = new ArrayList<>();
                    for (String name : List.of("Host", "Host$Stays", "Host$Comes", "Plain", "Plain$In")) {
                        // A deleted class that was loaded is found for ever, but its host knows nothing of it.
                        try {
                            Class<?> type = Class.forName("app." + name);
                            type.getDeclaringClass();
                            types.add(type);
                        } catch (ClassNotFoundException | LinkageError e) { }
                    }
                    types.add(new Host().local().getClass());
                    String together = "";
                    for (Class<?> a : types) for (Class<?> b : types) together += a.isNestmateOf(b) ? "+" : "-";
                    return Dump.all(types.toArray(new Class<?>[0])) + " ## " + together;
                }
            }
            """, """
            class Host {
                static class Stays { }
                static class Goes { int x; }
                Object local() { return new Object() { public String toString() { return "old"; } }; }
            }
            class Plain { }
            """, """
            class Host {
                static class Stays { int more; class Added { } }
                static class Comes { int x; }
                static class Deep { interface Er { void run(); } }
                Object local() { return new Object() { public String toString() { return "new" + seen(); } }; }
                private int seen() { return 3; }
            }
            class Plain { record In(int x) { } }
            """);

    @OnEveryStart
    void nestsAreThoseOfAFreshJvm(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, NESTS.v1());
                TargetJvm fresh = TargetJvm.startPlain(start.jdk(), NESTS.v2().toString(), List.of())) {
            String before = jvm.ask("dump");
            Outcome up = Molt.of(jvm).upgrade(NESTS.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(lines(fresh.ask("dump")), lines(jvm.ask("dump")));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals(lines(before), lines(jvm.ask("dump")));
        }
    }

    private static String lines(String dump) {
        return dump.replace(" ## ", "\n\n").replace(", field ", "\nfield ").replace(", method ", "\nmethod ")
                .replace(", constructor ", "\nconstructor ").replace(", public ", "\npublic ");
    }
}
