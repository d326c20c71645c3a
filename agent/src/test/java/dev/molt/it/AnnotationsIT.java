package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Annotation types get, lose and change elements; annotations that the application keeps answer as those of a fresh JVM. */
class AnnotationsIT {

    private static final String COMMANDS = """
            import java.lang.annotation.*;
            import java.lang.reflect.*;
            import java.util.*;
            import java.util.stream.*;
            class Commands {
                static final Map<String, Annotation> KEPT = new TreeMap<>();
                static {
                    try {
                        KEPT.put("class", Marked.class.getAnnotation(Info.class));
                        KEPT.put("child", Child.class.getAnnotation(Info.class));
                        KEPT.put("plain", Plain.class.getAnnotation(Info.class));
                        KEPT.put("field", Marked.class.getDeclaredField("field").getAnnotation(Info.class));
                        KEPT.put("method", Marked.class.getDeclaredMethod("method").getAnnotation(Info.class));
                        KEPT.put("part", Marked.class.getDeclaredMethod("method").getAnnotation(Info.class).parts()[1]);
                        KEPT.put("constructor", Marked.class.getDeclaredConstructor().getAnnotation(Info.class));
                        KEPT.put("tags", Marked.class.getAnnotation(Tags.class));
                        KEPT.put("tag", Marked.class.getAnnotation(Tags.class).value()[0]);
                        KEPT.put("parameter", (Annotation) parameter());
                        kept();
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError("", e);
                    }
                }
                static Object parameter() throws ReflectiveOperationException {
                    return Marked.class.getDeclaredMethod("taking", String.class).getParameterAnnotations()[0][0];
                }
                static String kept() {
                    return KEPT.entrySet().stream().map(each -> each.getKey() + ": " + show(each.getValue()))
                            .collect(Collectors.joining(" ## "));
                }
                static String show(Annotation a) {
                    List<String> all = new ArrayList<>();
                    for (Method m : a.annotationType().getDeclaredMethods()) {
                        try {
                            Object defaults = a.annotationType().getMethod(m.getName()).getDefaultValue();
                            all.add(m.getName() + "=" + text(m.invoke(a)) + "/" + text(defaults));
                        } catch (ReflectiveOperationException e) {
                            all.add(m.getName() + " threw " + e.getCause());
                        }
                    }
                    Collections.sort(all);
                    return all + a.toString() + " " + a.hashCode();
                }
                static String text(Object value) {
                    return value instanceof Object[] array ? Arrays.toString(array) : "" + value;
                }
                static String again() throws ReflectiveOperationException {
                    return same("class", Marked.class.getAnnotation(Info.class))
                            + same("class", Twin.class.getAnnotation(Info.class))
                            + same("child", Child.class.getAnnotation(Info.class))
                            + same("plain", Plain.class.getAnnotation(Info.class))
                            + same("field", Marked.class.getDeclaredField("field").getAnnotation(Info.class))
                            + same("method", Marked.class.getDeclaredMethod("method").getAnnotation(Info.class))
                            + same("part", Marked.class.getDeclaredMethod("method").getAnnotation(Info.class).parts()[1])
                            + same("parameter", parameter());
                }
                static String same(String kept, Object now) {
                    Annotation old = KEPT.get(kept);
                    return " " + kept + old.equals(now) + now.equals(old) + (old.hashCode() == now.hashCode());
                }
                static String tag() { return KEPT.get("tag").toString(); }
                static String read() { return Reader.read((Info) KEPT.get("class")) + Reader.read((Info) KEPT.get("plain")); }
                static String proxied() throws Exception { return Reader.proxied(PROXY) + Reader.proxied(proxy()); }
                static final Asked PROXY = proxy();
                static Asked proxy() {
                    return (Asked) Proxy.newProxyInstance(Commands.class.getClassLoader(), new Class<?>[] {Asked.class},
                            (self, method, given) -> {
                                if (method.getName().equals("fails")) throw new java.io.IOException("checked");
                                return method.getReturnType() == String.class ? method + Arrays.toString(given) : null;
                            });
                }
                static final String LOADED = Plain.NAME;
                static String fail() { throw new IllegalStateException("as it should"); }
            }
            @Info(value = "plain", level = 3) @Late class Plain { static final String NAME = Late.class.getName(); }
            class Child extends Marked { }
            """;

    private static final String OLDER = """
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME) @Inherited @interface Info {
                String value() default "none"; int level() default 1; String gone() default "g"; int typed() default 5;
                Part[] parts() default {};
            }
            @Retention(RetentionPolicy.RUNTIME) @interface Part { String name(); }
            @Retention(RetentionPolicy.RUNTIME) @Repeatable(Tags.class) @interface Tag { String value(); }
            @Retention(RetentionPolicy.RUNTIME) @interface Tags { Tag[] value(); }
            @Info(value = "marked", gone = "soon") class Twin { }
            @Info(value = "marked", gone = "soon") @Tag("b") @Tag("a") class Marked {
                @Info("field") int field;
                @Info @Deprecated Marked() { }
                @Info(value = "method", typed = 6, parts = {@Part(name = "a"), @Part(name = "b")}) void method() { }
                void taking(@Info("parameter") String text) { }
            }
            @Retention(RetentionPolicy.RUNTIME) @interface Late { }
            interface Asked { String first(); }
            class Reader {
                static String read(Info info) { return info.value() + info.level() + info.gone(); }
                static String proxied(Asked asked) { return asked.first(); }
            }
            """;

    private static final String NEWER = """
            import java.lang.annotation.*;
            import java.util.*;
            import java.util.function.*;
            @Retention(RetentionPolicy.RUNTIME) @Inherited @interface Info {
                int order() default 7;
                String value() default "none"; int level() default 2; String typed() default "five";
                Part[] parts() default {};
                String[] names() default {"x", "y"};
                Part part() default @Part(name = "default");
            }
            @Retention(RetentionPolicy.RUNTIME) @interface Part { String name(); int weight() default 9; }
            @Retention(RetentionPolicy.RUNTIME) @Repeatable(Tags.class) @interface Tag { String value(); long needed(); }
            @Retention(RetentionPolicy.RUNTIME) @interface Tags { Tag[] value(); }
            @Info(value = "marked", order = 12) class Twin { }
            @Info(value = "marked", order = 11) @Tag(value = "a", needed = 1) @Tag(value = "b", needed = 2) class Marked {
                @Info(value = "field", names = "z") int field;
                @Info(part = @Part(name = "given", weight = 1)) @Deprecated Marked() { }
                @Info(value = "method", typed = "six", parts = {@Part(name = "a"), @Part(name = "b", weight = 4)}) void method() { }
                void taking(@Info("parameter") String text) { }
            }
            @Retention(RetentionPolicy.RUNTIME) @interface Late { int order() default 8; }
            interface Asked { String first(); String second(int a, String b); int number(); void fails(); }
            class Reader {
                static String read(Info info) {
                    ToIntFunction<Info> order = Info::order;
                    return info.value() + info.level() + info.order() + order.applyAsInt(info) + info.typed()
                            + Arrays.toString(info.names()) + info.part().weight() + info.part() + new Literal().equals(info)
                            + Plain.class.getAnnotation(Late.class).order() + Plain.class.getAnnotation(Late.class);
                }
                static String proxied(Asked asked) throws Exception {
                    String text = asked.first() + asked.second(3, "b") + Asked.class.getMethod("second", int.class, String.class)
                            .invoke(asked, 4, "c");
                    try { asked.number(); } catch (NullPointerException e) { text += "null"; }
                    try { asked.fails(); } catch (java.lang.reflect.UndeclaredThrowableException e) { text += e.getCause(); }
                    return text;
                }
            }
            class Literal implements Part {
                public String name() { return "default"; }
                public int weight() { return 9; }
                public Class<? extends Annotation> annotationType() { return Part.class; }
                public boolean equals(Object other) { return other instanceof Info info && info.part().equals(this); }
                public int hashCode() { return 0; }
            }
            """;

    private static final Fixture CONSTANTS = Fixture.of("annotations", """
            class Commands {
                static final Needs OLD = Marked.class.getAnnotation(Needs.class);
                static String read() { return Level.LOW + Reader.read(OLD) + Reader.read(Marked.class.getAnnotation(Needs.class)); }
            }
            """, """
            import java.lang.annotation.*;
            enum Level { LOW }
            @Retention(RetentionPolicy.RUNTIME) @interface Needs { String value(); }
            @Needs("a") class Marked { }
            class Reader { static String read(Needs needs) { return needs.value(); } }
            """, """
            import java.lang.annotation.*;
            enum Level { LOW, HIGH }
            @Retention(RetentionPolicy.RUNTIME) @interface Needs {
                String value(); Level level() default Level.HIGH; Level other() default Level.LOW;
            }
            @Needs(value = "a", other = Level.HIGH) class Marked { }
            class Reader {
                static String read(Needs needs) { return needs.value() + needs.level() + needs.other() + (needs.other() == Level.HIGH); }
            }
            """);

    private static final Fixture ELEMENTS = Fixture.of("annotations", COMMANDS, OLDER, NEWER);

    /** But for those that another order gives other values, which annotations keep that are kept. */
    private static List<String> lines(String dump) {
        return Stream.of(dump.split(" ## ")).filter(line -> !line.startsWith("tag")).toList();
    }

    @OnEveryStart
    void annotationsAnswerAsThoseOfAFreshJvm(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ELEMENTS.v1());
                TargetJvm fresh = TargetJvm.startPlain(start.jdk(), ELEMENTS.v2().toString(), List.of())) {
            String before = jvm.ask("kept");
            String read = jvm.ask("read");
            String again = jvm.ask("again");
            String proxied = jvm.ask("proxied");
            for (int i = 0; i < 2; i++) {
                Outcome up = Molt.of(jvm).upgrade(ELEMENTS.v2());
                assertEquals(Outcome.DONE, up.exit(), up.toString());
                assertEquals(fresh.ask("read"), jvm.ask("read"));
                assertEquals(lines(fresh.ask("kept")), lines(jvm.ask("kept")));
                assertEquals(fresh.ask("again"), jvm.ask("again"));
                assertEquals("@app.Tag(value=\"b\", needed=2L)", jvm.ask("tag"), "the same tag, though it is the second now");
                assertEquals(fresh.ask("proxied"), jvm.ask("proxied"));
                Outcome down = Molt.of(jvm).downgrade();
                assertEquals(Outcome.DONE, down.exit(), down.toString());
                assertEquals(lines(before), lines(jvm.ask("kept")));
                assertEquals(read, jvm.ask("read"));
                assertEquals(again, jvm.ask("again"));
                assertEquals(proxied, jvm.ask("proxied"));
            }
        }
    }

    @OnEveryStart
    void elementsAnswerConstantsThatCameWithThem(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, CONSTANTS.v1())) {
            assertEquals("LOWaa", jvm.ask("read"));
            for (int i = 0; i < 2; i++) {
                Outcome up = Molt.of(jvm).upgrade(CONSTANTS.v2());
                assertEquals(Outcome.DONE, up.exit(), up.toString());
                assertEquals("LOWaHIGHHIGHtrueaHIGHHIGHtrue", jvm.ask("read"));
                Outcome down = Molt.of(jvm).downgrade();
                assertEquals(Outcome.DONE, down.exit(), down.toString());
                assertEquals("LOWaa", jvm.ask("read"));
            }
        }
    }

    @OnEveryStart
    void whatFailsLeavesAnnotationsAsTheyWere(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ELEMENTS.v1())) {
            String before = jvm.ask("kept");
            String again = jvm.ask("again");
            String all = "{load_module: app.Info}, {load_module: app.Part}, {load_module: app.Tag}, {load_module: app.Marked},"
                    + " {load_module: app.Asked}, {load_module: app.Reader}, {load_module: app.Twin}";
            for (String last : List.of("", ", {update: {module: app.Late, change: {advanced: []}}}")) {
                Path appup = ELEMENTS.appup("[" + all + (last.isEmpty() ? ", {load_module: app.Late}" : last)
                        + ", {add_module: app.Literal}, {apply: {module: app.Commands, function: fail, arguments: []}}]",
                        "[" + all + "]");
                Outcome up = Molt.of(jvm).upgrade(ELEMENTS.v2(), "--appup", appup.toString());
                assertEquals(Outcome.FAILED, up.exit(), up.toString());
                assertTrue(up.err().contains("apply app.Commands.fail threw"), up.err());
                assertEquals(lines(before), lines(jvm.ask("kept")));
                assertEquals(again, jvm.ask("again"));
            }
        }
    }

    private static final Fixture BETWEEN = Fixture.of("annotations", COMMANDS, OLDER,
            OLDER.replace("int field;", "int field, more;").replace("@Info(\"marked\"", "@Info(\"between\""));

    @OnEveryStart
    void annotationsFromBeforeAnEarlierUpgradeDoToo(Start start) {
        Path between = BETWEEN.newer().with(Fixture.DESCRIPTOR, "application: annotations\nversion: '1.5'\n")
                .jar(BETWEEN.file("v15.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, ELEMENTS.v1());
                TargetJvm fresh = TargetJvm.startPlain(start.jdk(), ELEMENTS.v2().toString(), List.of())) {
            String before = jvm.ask("kept");
            Outcome first = Molt.of(jvm).upgrade(between);
            assertEquals(Outcome.DONE, first.exit(), first.toString());
            assertEquals(lines(before), lines(jvm.ask("kept")), "what is kept was made by then");
            jvm.ask("again");
            Outcome up = Molt.of(jvm).upgrade(ELEMENTS.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(lines(fresh.ask("kept")), lines(jvm.ask("kept")));
            assertEquals(fresh.ask("again"), jvm.ask("again"));
        }
    }

    private static final Fixture RULES = Fixture.of("annotation-rules", """
            import java.lang.annotation.*;
            class Commands {
                static final Object KEPT = Base.class.getAnnotation(Heir.class);
                static String seen() {
                    return Arrays.toString(Child.class.getAnnotations()) + Arrays.toString(Grown.class.getAnnotations()) + Arrays.toString(Base.class.getAnnotations()) + KEPT;
                }
            }
            class Child extends Base { }
            @Own class Same { }
            class Grown extends Same { }
            """, """
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME) @Inherited @interface Heir { String value(); }
            @Retention(RetentionPolicy.RUNTIME) @interface Own { }
            @Retention(RetentionPolicy.CLASS) @interface Unseen { int order() default 1; }
            @Heir("old") @Own @Unseen class Base { }
            """, """
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME) @Inherited @interface Heir { String value(); }
            @Retention(RetentionPolicy.RUNTIME) @Inherited @interface Own { }
            @Retention(RetentionPolicy.RUNTIME) @interface Unseen { int order() default 1; int more() default 2; }
            @Heir("new") @Own @Unseen(more = 3) class Base { }
            """);

    @OnEveryStart
    void whatIsInheritedAndHandedOutIsThatOfTheVersion(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, RULES.v1());
                TargetJvm fresh = TargetJvm.startPlain(start.jdk(), RULES.v2().toString(), List.of())) {
            String before = jvm.ask("seen");
            Outcome up = Molt.of(jvm).upgrade(RULES.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(fresh.ask("seen").replaceFirst("[^]]+$", "@app.Heir(\"old\")"), jvm.ask("seen"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals(before, jvm.ask("seen"));
        }
    }
}
