package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One application in several class loaders, and several in one. */
class LoadersIT {

    static final Fixture HOST = Fixture.of(
            "host",
            """
            class Commands {
                static final List<ClassLoader> LOADERS = new ArrayList<>();
                static String orphans() throws Exception { return open(null); }
                static String children() throws Exception { return open(Commands.class.getClassLoader()); }
                static String open(ClassLoader parent) throws Exception {
                    for (String path : System.getProperty("plugins").split(":")) {
                        var url = java.nio.file.Path.of(path).toUri().toURL();
                        LOADERS.add(new java.net.URLClassLoader(new java.net.URL[] {url}, parent));
                    }
                    return call();
                }
                static String call() throws Exception {
                    List<String> answers = new ArrayList<>();
                    for (ClassLoader loader : LOADERS) {
                        var method = Class.forName("app.Plugin", true, loader).getDeclaredMethod("say");
                        method.setAccessible(true);
                        answers.add("" + method.invoke(null));
                    }
                    return answers.toString();
                }
                static String histogram() throws Exception {
                    Object text = java.lang.management.ManagementFactory.getPlatformMBeanServer().invoke(
                            new javax.management.ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram", new Object[] {new String[0]}, new String[] {String[].class.getName()});
                    List<String> rows = new ArrayList<>();
                    var row = java.util.regex.Pattern.compile("([0-9]+) +[0-9]+ +app[.](Box|SmallBox)(?![$A-Za-z])").matcher("" + text);
                    while (row.find()) { rows.add(row.group(2) + " " + row.group(1)); }
                    rows.sort(null);
                    return rows.toString();
                }
                static String half() throws Exception {
                    LOADERS.add(new Half(java.nio.file.Path.of(System.getProperty("plugins")).toUri().toURL()));
                    return call();
                }
                static String shared() { return Shared.who(); }
                static String closed() throws Exception {
                    for (String path : System.getProperty("plugins").split(":")) {
                        LOADERS.add(new Closed(java.nio.file.Path.of(path).toUri().toURL()));
                    }
                    return call();
                }
            }
            class Half extends Closed {
                Half(java.net.URL url) { super(url); }
                @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                    return name.startsWith("dev.molt.boot.") ? Class.forName(name, false, null) : super.loadClass(name, resolve);
                }
            }
            class Closed extends java.net.URLClassLoader {
                Closed(java.net.URL url) { super(new java.net.URL[] {url}, null); }
                @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                    if (name.startsWith("java.")) return super.loadClass(name, resolve);
                    Class<?> loaded = findLoadedClass(name);
                    return loaded == null ? findClass(name) : loaded;
                }
            }
            public class Shared { public static String who() { return "the host's"; } }
            """,
            "",
            "");

    private static final Fixture PLUGIN = Fixture.of(
            "plugin",
            "class Plugin { static String say() { return Inner.text(); } }",
            "class Inner { static String text() { return \"one\"; } }",
            "class Inner { static String text() { return Added.text(); } }"
                    + " class Added { static String text() { return \"two\"; } }");

    private static final Fixture CHILD = Fixture.of(
            "child",
            "class Plugin { static String say() { return Mine.text() + \", \" + Shared.who(); } }",
            "public class Shared { public static String who() { return \"child's one\"; } }"
                    + " class Mine { static String text() { return \"one\"; } }",
            "public class Shared { public static String who() { return \"child's two\"; } }"
                    + " class Mine { static String text() { return \"two\"; } }");

    @OnEveryStart
    void theOperatorSaysWhichOne(Start start) {
        Path first = PLUGIN.older().jar(PLUGIN.file("first.jar"));
        Path second = PLUGIN.older().jar(PLUGIN.file("second.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dplugins=" + first + ":" + second)) {
            Molt molt = Molt.of(jvm);
            assertEquals("[one, one]", jvm.ask("orphans"));
            List<String> ids = loaders(molt, "plugin");
            assertEquals(
                    new Outcome(
                            Outcome.REFUSED,
                            "",
                            "error: plugin runs 2 times in this JVM: " + first + " in " + ids.get(0) + ", " + second
                                    + " in " + ids.get(1) + "\n  cure: write --loader " + ids.get(0) + " or --loader "
                                    + ids.get(1) + "\nrefused: 1 error; nothing was touched"),
                    molt.upgrade(PLUGIN.v2()));
            assertDone(molt.upgrade(PLUGIN.v2(), "--loader", ids.get(1)));
            assertEquals("[one, two]", jvm.ask("call"));
            assertDone(molt.upgrade(PLUGIN.v2(), "--loader", ids.get(0)));
            assertEquals("[two, two]", jvm.ask("call"));
            assertDone(molt.downgrade("--application", "plugin", "--loader", ids.get(1)));
            assertEquals("[two, one]", jvm.ask("call"));
            assertEquals(
                    new Outcome(
                            Outcome.REFUSED,
                            "",
                            "error: no class loader nobody runs it\n  cure: write --loader " + ids.get(0)
                                    + " or --loader " + ids.get(1) + "\nrefused: 1 error; nothing was touched"),
                    molt.upgrade(PLUGIN.v2(), "--loader", "nobody"));
        }
    }

    private static final Fixture GROWING = Fixture.of(
            "growing",
            "class Plugin { static final Inner INNER = new Inner(); static String say() { return INNER.text(); } }",
            "class Inner { String text() { return \"one\"; } }",
            "class Inner { int calls; private int more() { return ++calls; } String text() { return \"two \" + more(); } }");

    @OnEveryStart
    void withoutThoseAboveAndWithoutThemAndTheBootLoader(Start start) {
        Path jar = GROWING.older().jar(GROWING.file("growing.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dplugins=" + jar)) {
            assertEquals("[one]", jvm.ask("orphans"));
            assertDone(Molt.of(jvm).upgrade(GROWING.v2()));
            assertEquals("[two 1]", jvm.ask("call"));
        }
        Path update = GROWING.appup("[{update: app.Inner}]", "[{update: app.Inner}]");
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dplugins=" + jar)) {
            assertEquals("[one]", jvm.ask("closed"));
            Outcome refused = Molt.of(jvm).upgrade(GROWING.v2(), "--appup", "" + update);
            assertEquals(Outcome.REFUSED, refused.exit(), refused.toString());
            assertTrue(refused.err().contains(
                    "error: app.Closed does not give growing the classes of dev.molt.boot, which code that waits or has grown"
                            + " calls\n  cure: let it ask its parents, or the boot loader, for dev.molt.boot (in OSGi:"
                            + " org.osgi.framework.bootdelegation), or restart\nrefused: 1 error"), refused.err());
            // What grows of classes that are prepared lies in themselves.
            assertDone(Molt.of(jvm).upgrade(GROWING.v2()));
            assertEquals("[two 1]", jvm.ask("call"));
        }
    }

    @OnEveryJdk
    void whatALoaderLeavesToItsParentIsNotItsToChange(Start start) {
        Path child = CHILD.older().jar(CHILD.file("child.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dplugins=" + child)) {
            assertEquals("the host's", jvm.ask("shared"));
            assertEquals("[one, the host's]", jvm.ask("children"));
            assertDone(Molt.of(jvm).upgrade(CHILD.v2()));
            assertEquals("[two, the host's]", jvm.ask("call"));
            assertEquals("the host's", jvm.ask("shared"));
        }
    }

    @OnEveryJdk
    void twoApplicationsOfOneLoaderChangeApart(Start start) {
        Path other = PLUGIN.older().jar(PLUGIN.file("beside.jar"));
        String path = PLUGIN_USER.v1() + ":" + other;
        try (TargetJvm jvm = TargetJvm.startPlain(start.jdk(), path, List.of("-javaagent:" + Molt.jar()))) {
            Molt molt = Molt.of(jvm);
            assertEquals("user one, plugin one", jvm.ask("say"));
            assertDone(molt.upgrade(PLUGIN.v2()));
            assertEquals("user one, plugin two", jvm.ask("say"));
            assertDone(molt.upgrade(PLUGIN_USER.v2()));
            assertEquals("user two, plugin two", jvm.ask("say"));
            assertEquals("late two", jvm.ask("late"));
            Outcome unclear = molt.downgrade();
            assertEquals(Outcome.REFUSED, unclear.exit());
            assertEquals(
                    "error: several applications were upgraded: [plugin, user]\n  cure: write --application NAME\n"
                            + "refused: 1 error; nothing was touched",
                    unclear.err());
            assertDone(molt.downgrade("--application", "plugin"));
            assertEquals("user two, plugin one", jvm.ask("say"));
        }
    }

    private static final Fixture PLUGIN_USER = Fixture.of(
            "user",
            """
            class Commands {
                static String say() throws Exception {
                    var method = Class.forName("app.Plugin").getDeclaredMethod("say");
                    return User.text() + ", plugin " + method.invoke(null);
                }
                static String late() { return Late.text(); }
            }
            """,
            "class User { static String text() { return \"user one\"; } }"
                    + " class Late { static String text() { return \"late one\"; } }",
            "class User { static String text() { return \"user two\"; } }"
                    + " class Late { static String text() { return \"late two\"; } }");

    private static final Fixture SHADOWING = Fixture.of(
            "shadowing", "", "class Twin { static String text() { return \"the library's\"; } }", "");

    private static final Fixture SHADOWED = Fixture.of(
            "shadowed",
            "class Commands { static String say() { return Mine.text() + \", \" + Twin.text(); }"
                    + " static String mine() { return Mine.text(); } }",
            "class Mine { static String text() { return \"one\"; } } class Twin { static String text() { return \"one\"; } }",
            "class Mine { static String text() { return \"two\"; } } class Twin { static String text() { return \"two\"; } }");

    @OnEveryStart
    void aClassOfTheSameNameFromAnotherJarIsNotItsToChange(Start start) {
        Path path = Path.of(SHADOWING.v1() + ":" + SHADOWED.v1());
        try (TargetJvm jvm = TargetJvm.start(start, path)) {
            Molt molt = Molt.of(jvm);
            assertEquals("one, the library's", jvm.ask("say"));
            assertDone(molt.upgrade(SHADOWED.v2()));
            assertEquals("two, the library's", jvm.ask("say"));
            assertDone(molt.downgrade());
            assertEquals("one, the library's", jvm.ask("say"));
        }
    }

    @OnEveryJdk
    void aClassOfTheSameNameThatAnotherJarBringsInLaterIsLeftAlone(Start start) {
        Path path = Path.of(SHADOWING.v1() + ":" + SHADOWED.v1());
        try (TargetJvm jvm = TargetJvm.start(start, path)) {
            assertEquals("one", jvm.ask("mine"));
            assertDone(Molt.of(jvm).upgrade(SHADOWED.v2()));
            assertEquals("two, the library's", jvm.ask("say"));
        }
    }

    @OnEveryJdk
    void aNewClassDoesNotTakeTheNameOfAnotherJars(Start start) {
        Path path = Path.of(SHADOWING.v1() + ":" + PLAIN.v1());
        try (TargetJvm jvm = TargetJvm.start(start, path)) {
            assertEquals("the library's", jvm.ask("say"));
            Outcome outcome = Molt.of(jvm).upgrade(PLAIN.v2());
            assertEquals(Outcome.FAILED, outcome.exit(), outcome.toString());
            assertEquals(
                    "failed: app.Twin cannot be added: the class loader has one of this name from "
                            + SHADOWING.v1() + "; give the new one another name",
                    outcome.err());
            assertEquals("the library's", jvm.ask("say"));
        }
    }

    private static final Fixture PLAIN = Fixture.of(
            "plain",
            "class Commands { static String say() throws Exception {"
                    + " var method = Class.forName(\"app.Twin\").getDeclaredMethod(\"text\");"
                    + " method.setAccessible(true); return (String) method.invoke(null); } }",
            "",
            "class Twin { static String text() { return \"two\"; } }");

    static List<String> loaders(Molt molt, String application) {
        List<String> ids = new ArrayList<>();
        for (JsonElement app : molt.status().getAsJsonArray("applications")) {
            if (app.getAsJsonObject().get("application").getAsString().equals(application)) {
                ids.add(app.getAsJsonObject().get("loader").getAsString());
            }
        }
        return ids;
    }

    private static final Fixture TYPED = Fixture.of(
            "typed",
            "class Plugin { static final Inner INNER = new Inner(); static String say() { return INNER.text(); } }",
            "class Inner { int calls = 3; String text() { return \"one \" + calls; } }",
            "class Inner { String calls = \"5\"; String text() { return \"two \" + calls; } }"
                    + " class Change implements dev.molt.CodeChange<Inner> {"
                    + " public Map<String, ?> up(String vsn, dev.molt.OldState old, Inner self, Object extra) {"
                    + " return Map.of(\"calls\", \"\" + old.get(\"calls\")); }"
                    + " public Map<String, ?> down(String vsn, dev.molt.OldState old, Inner self, Object extra) {"
                    + " return Map.of(\"calls\", Integer.valueOf(old.get(\"calls\", String.class))); } }");

    @OnEveryJdk
    void aClassThatTransformsNeedsItsInterfaceFromTheBootLoader(Start start) {
        Path jar = TYPED.older().jar(TYPED.file("typed.jar"));
        String update = "{update: {module: app.Inner, change: {advanced: []}, code_change: {class: app.Change}}}";
        Path appup = TYPED.appup("[{add_module: app.Change}, " + update + "]", "[" + update + ", {delete_module: app.Change}]");
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dplugins=" + jar)) {
            assertEquals("[one 3]", jvm.ask("half"));
            Outcome refused = Molt.of(jvm).upgrade(TYPED.v2(), "--appup", "" + appup);
            assertEquals(Outcome.REFUSED, refused.exit(), refused.toString());
            assertTrue(refused.err().contains(
                    "error: app.Half does not give typed the classes of dev.molt, which a class implements that transforms\n"
                            + "  cure: let it ask its parents, or the boot loader, for dev.molt (in OSGi:"
                            + " org.osgi.framework.bootdelegation), or restart\nrefused: 1 error"), refused.err());
            assertEquals("[one 3]", jvm.ask("call"));
        }
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dplugins=" + jar)) {
            assertEquals("[one 3]", jvm.ask("orphans"));
            assertDone(Molt.of(jvm).upgrade(TYPED.v2(), "--appup", "" + appup));
            assertEquals("[two 3]", jvm.ask("call"));
            assertDone(Molt.of(jvm).downgrade());
            assertEquals("[one 3]", jvm.ask("call"));
        }
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
