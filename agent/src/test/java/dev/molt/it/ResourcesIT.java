package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application's loaders find the resources of the version that runs, where its class path has those it began with. */
class ResourcesIT {

    private static final String SHARED =
            """
            class Commands {
                static String text() throws Exception { return Files.text("text.txt"); }
                static String gone() throws Exception { return Files.text("gone.txt"); }
                static String added() throws Exception { return Files.text("added.txt"); }
                static String library() throws Exception { return Files.text("library.txt"); }
                static String all() throws Exception {
                    List<String> all = new ArrayList<>();
                    for (var urls = Commands.class.getClassLoader().getResources("app/both.txt"); urls.hasMoreElements(); ) {
                        try (var in = urls.nextElement().openStream()) { all.add(new String(in.readAllBytes())); }
                    }
                    return all.toString();
                }
                static String bundle() { return ResourceBundle.getBundle("app.words").getString("word"); }
                static String speakers() {
                    List<String> all = new ArrayList<>();
                    ServiceLoader.load(Speaker.class).forEach(speaker -> all.add(speaker.say()));
                    return all.toString();
                }
                static String classFile() throws Exception {
                    try (var in = Commands.class.getResourceAsStream("Late.class")) {
                        return new String(in.readAllBytes(), "ISO-8859-1").contains("late two") ? "new" : "old";
                    }
                }
                static String late() throws Exception { return Late.text(); }
                static String place() { return new java.io.File(
                        Late.class.getProtectionDomain().getCodeSource().getLocation().getPath()).getName(); }
                static String state() throws Exception { return State.text(); }
            }
            class Files {
                static String text(String name) throws Exception {
                    try (var in = Commands.class.getResourceAsStream(name)) {
                        return in == null ? "none" : new String(in.readAllBytes());
                    }
                }
            }
            """;

    private static final String SPEAKERS =
            """
            interface Speaker { String say(); }
            public class Speakers {
                public static class First implements Speaker { public String say() { return "first 1"; } }
            }
            class State { static String text() throws Exception { return "state"; } }
            class Late { static String text() { return "late one"; } }
            """;

    private static final String SPEAKERS_2 = SPEAKERS.replace("first 1", "first 2").replace("late one", "late two")
            .replace("{ static String text() throws Exception { return \"state\"; }",
                    "{ static final String TEXT = read(); static String text() throws Exception { return TEXT; }"
                            + " static String read() { try { return Files.text(\"added.txt\"); }"
                            + " catch (Exception e) { return e.toString(); } }")
            .replace("Speakers {",
                    "Speakers { public static class Second implements Speaker { public String say() { return \"second 2\"; } }");

    private static final Fixture PLAIN = Fixture.of("resources", SHARED, SPEAKERS, SPEAKERS_2);

    private static final String SERVICE = "META-INF/services/app.Speaker";

    private static Release older() {
        return PLAIN.older().with("app/text.txt", "old text").with("app/gone.txt", "going").with("app/both.txt", "old")
                .with("app/words.properties", "word=old").with(SERVICE, "app.Speakers$First\n");
    }

    private static Release newer() {
        return PLAIN.newer().with("app/text.txt", "new text").with("app/added.txt", "added").with("app/both.txt", "new")
                .with("app/words.properties", "word=new").with(SERVICE, "app.Speakers$First\napp.Speakers$Second\n");
    }

    private static Path jar(Release release, String name) {
        Path jar = release.jar(PLAIN.file(name));
        assertTrue(jar.toFile().setLastModified(System.currentTimeMillis() - 3_600_000));
        return jar;
    }

    private static Path library(String name, String both) {
        return jar(new Release(new java.util.TreeMap<>()).with("app/library.txt", "library").with("app/both.txt", both), name);
    }

    private static final List<String> COMMANDS =
            List.of("text", "gone", "added", "library", "all", "bundle", "speakers", "classFile");

    private static final List<String> BEFORE =
            List.of("old text", "going", "none", "library", "[front, old, back]", "old", "[first 1]", "old");

    private static final List<String> AFTER =
            List.of("new text", "none", "added", "library", "[front, new, back]", "new", "[first 2, second 2]", "new");

    private static List<String> ask(TargetJvm jvm) {
        List<String> answers = new ArrayList<>();
        COMMANDS.forEach(command -> answers.add(jvm.ask(command)));
        return answers;
    }

    private static TargetJvm start(Start start, Path code) {
        Path path = Path.of(library("front.jar", "front") + ":" + code + ":" + library("back.jar", "back"));
        return TargetJvm.start(start, path);
    }

    @OnEveryStart
    void thoseOfTheVersionThatRunsAreFoundAtThePlaceOfItsJar(Start start) {
        try (TargetJvm jvm = start(start, jar(older(), "old.jar"))) {
            Molt molt = Molt.of(jvm);
            assertEquals(BEFORE, ask(jvm));
            for (int i = 0; i < 2; i++) {
                assertDone(molt.upgrade(jar(newer(), "new.jar")));
                assertEquals(AFTER, ask(jvm));
                assertEquals("added", jvm.ask("state"));
                assertDone(molt.downgrade());
                assertEquals(BEFORE, ask(jvm));
                assertEquals("state", jvm.ask("state"));
            }
            assertDone(molt.upgrade(jar(newer(), "new.jar")));
            assertEquals("late two", jvm.ask("late"));
            assertEquals("old.jar", jvm.ask("place"));
        }
    }

    @OnEveryStart
    void foldersDoTheSame(Start start) throws IOException {
        Path old = older().folder(Files.createDirectories(PLAIN.file("old-" + start.hashCode())));
        Path now = newer().folder(Files.createDirectories(PLAIN.file("new-" + start.hashCode())));
        try (TargetJvm jvm = start(start, old)) {
            assertEquals(BEFORE, ask(jvm));
            assertDone(Molt.of(jvm).upgrade(now));
            assertEquals(AFTER, ask(jvm));
            assertDone(Molt.of(jvm).downgrade());
            assertEquals(BEFORE, ask(jvm));
        }
    }

    @OnEveryJdk
    void aChangeThatFailsLeavesThemAsTheyWere(Start start) {
        String up = "[{load_module: app.Speakers$First}, {load_module: app.Speakers}, {load_module: app.Late}, {load_module: app.State}, {add_module: app.Speakers$Second},"
                + " {apply: {module: app.Late, function: broken, arguments: []}}]";
        Release failing = newer();
        Fixture broken = Fixture.of("resources", SHARED, SPEAKERS, SPEAKERS_2.replace(
                "class Late {", "class Late { static void broken() throws Exception {"
                        + " throw new IllegalStateException(Files.text(\"text.txt\")); }"));
        for (String name : broken.newer().files().keySet()) {
            failing = failing.with(name, broken.newer().files().get(name));
        }
        try (TargetJvm jvm = start(start, jar(older(), "old.jar"))) {
            assertEquals(BEFORE, ask(jvm));
            Outcome outcome = Molt.of(jvm).upgrade(jar(failing, "failing.jar"), "--appup", "" + PLAIN.appup(up, "[]"));
            assertEquals(Outcome.FAILED, outcome.exit(), outcome.toString());
            assertTrue(outcome.err().contains("new text"), outcome.err());
            assertEquals(BEFORE, ask(jvm));
        }
    }

    @OnEveryJdk
    void thoseAloneMayChange(Start start) {
        Release same = older().with("app/text.txt", "new text").with(Fixture.DESCRIPTOR,
                "application: resources\nversion: '3.0'\n");
        try (TargetJvm jvm = start(start, jar(older(), "old.jar"))) {
            assertDone(Molt.of(jvm).upgrade(jar(same, "same.jar")));
            assertEquals("new text", jvm.ask("text"));
            assertDone(Molt.of(jvm).downgrade());
            assertEquals("old text", jvm.ask("text"));
        }
    }

    private static final Fixture HOST = Fixture.of(
            "host",
            """
            class Commands {
                static ClassLoader loader;
                static Class<?> plugin() throws Exception { return Class.forName("app.Plugin", true, loader); }
                static String child() throws Exception {
                    loader = new java.net.URLClassLoader(new java.net.URL[] {url()}, Commands.class.getClassLoader());
                    return say();
                }
                static String own() throws Exception { loader = new Own(url()); return say(); }
                static String say() throws Exception {
                    var method = plugin().getDeclaredMethod("say");
                    method.setAccessible(true);
                    return "" + method.invoke(null);
                }
                static java.net.URL url() throws Exception {
                    return java.nio.file.Path.of(System.getProperty("plugin")).toUri().toURL();
                }
                static String close() throws Exception { ((java.net.URLClassLoader) loader).close(); return say(); }
            }
            class Own extends ClassLoader {
                private final java.net.URLClassLoader from;
                private final java.net.URL url;
                Own(java.net.URL url) {
                    super(ClassLoader.getPlatformClassLoader());
                    this.url = url;
                    this.from = new java.net.URLClassLoader(new java.net.URL[] {url}, null);
                }
                @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
                    try (var in = from.getResourceAsStream(name.replace('.', '/') + ".class")) {
                        byte[] bytes = in.readAllBytes();
                        return defineClass(name, bytes, 0, bytes.length, new java.security.ProtectionDomain(
                                new java.security.CodeSource(url, (java.security.cert.Certificate[]) null), null));
                    } catch (java.io.IOException e) {
                        throw new ClassNotFoundException(name, e);
                    }
                }
                @Override public java.net.URL findResource(String name) { return from.findResource(name); }
            }
            """,
            "",
            "");

    private static final String PLUGIN =
            """
            class Plugin {
                static String say() throws Exception {
                    try (var in = Plugin.class.getResourceAsStream("text.txt")) {
                        return "code one, text " + (in == null ? "none" : new String(in.readAllBytes()));
                    }
                }
            }
            """;

    private static final Fixture PLUGINS = Fixture.of("plugin", "", PLUGIN, PLUGIN.replace("one", "two"));

    @OnEveryStart
    void loadersOfUrlsFollow(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dplugin=" + plugin("1.0", "one"))) {
            assertEquals("code one, text one", jvm.ask("child"));
            assertDone(Molt.of(jvm).upgrade(plugin("2.0", "two")));
            assertEquals("code two, text two", jvm.ask("say"));
            assertDone(Molt.of(jvm).downgrade("--application", "plugin"));
            assertEquals("code one, text one", jvm.ask("say"));
            assertDone(Molt.of(jvm).upgrade(plugin("2.0", "two")));
            assertEquals("code two, text none", jvm.ask("close"));
        }
    }

    @OnEveryJdk
    void thePlanNamesALoaderThatLooksInItsOwnWay(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dplugin=" + plugin("1.0", "one"))) {
            assertEquals("code one, text one", jvm.ask("own"));
            Outcome plan = Molt.of(jvm).plan(plugin("2.0", "two"));
            assertTrue(plan.out().contains("warning: app.Own looks for resources in its own way, and goes on finding the old"
                    + " app/text.txt\n  cure: restart, if the application reads them"), plan.toString());
            assertDone(Molt.of(jvm).upgrade(plugin("2.0", "two")));
            assertEquals("code two, text one", jvm.ask("say"));
            Outcome same = Molt.of(jvm).plan(plugin("1.0", "two"), "--to", "1.0");
            assertTrue(same.done() && !same.out().contains("app.Own"), same.toString());
        }
    }

    private static Path plugin(String version, String text) {
        Release release = version.equals("1.0") ? PLUGINS.older() : PLUGINS.newer();
        return release.with("app/text.txt", text).jar(PLUGINS.file(version + text + ".jar"));
    }

    @OnEveryJdk
    void applicationsThatAReleaseAddsFindTheirOwn(Start start) throws Exception {
        String text = "static String text() throws Exception { try (var in = NAME.class.getResourceAsStream(\"/NAME.txt\")) {"
                + " return in == null ? \"none\" : new String(in.readAllBytes()); } }";
        String pea = "public class Pea { static String say() throws Exception { return text(); }"
                + " static String bean() throws Exception { try (var in = Pea.class.getResourceAsStream(\"/Bean.txt\")) {"
                + " return in == null ? \"none\" : new String(in.readAllBytes()); } } " + text.replace("NAME", "Pea") + "}";
        String bean = "public class Bean { static String say() throws Exception { return text(); } "
                + text.replace("NAME", "Bean") + "}";
        try (LiveSystem system = LiveSystem.of(start)
                .with("pea 1.0", "applications: [probe]\n", "", pea).resource("pea 1.0", "Pea.txt", "one")
                .with("pea 2.0", "applications: [probe]\n", LiveSystem.appup("", ""), pea).resource("pea 2.0", "Pea.txt", "two")
                .with("bean 1.0", "applications: [probe]\n", "", bean).resource("bean 1.0", "Bean.txt", "bean")
                .with("bean 2.0", "applications: [probe]\n", LiveSystem.appup("", ""), bean).resource("bean 2.0", "Bean.txt", "bean two")
                .created("pea 1.0")
                .start()) {
            system.unpacked("SECOND", "pea 2.0", "bean 1.0");
            system.unpacked("THIRD", "pea 2.0", "bean 2.0");
            assertEquals("one, none", system.ask("Pea.say") + ", " + system.ask("Pea.bean"));
            for (int i = 0; i < 2; i++) {
                system.install("SECOND");
                assertEquals("two, bean", system.ask("Pea.say") + ", " + system.ask("Bean.say"));
                system.install("THIRD");
                assertEquals("two, bean two", system.ask("Pea.say") + ", " + system.ask("Bean.say"));
                system.install("SECOND");
                assertEquals("two, bean", system.ask("Pea.say") + ", " + system.ask("Bean.say"));
                system.install("FIRST");
                assertEquals("one, none", system.ask("Pea.say") + ", " + system.ask("Pea.bean"));
            }
        }
    }

    private static void assertDone(Outcome outcome) {
        assertTrue(outcome.done(), outcome.toString());
    }
}
