package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever fails in an update, all objects are as they were, callers go on in the old code, and the next one works. */
class UpdateFailuresIT {

    /** What the transforms call; it fails at the third object if it is told to. */
    private static final String SHARED =
            """
            class Trap {
                static volatile String armed = "";
                static int calls;
                static final java.util.concurrent.Semaphore OPEN = new java.util.concurrent.Semaphore(0);
                static volatile Thread caught;
                static int spring(int value) {
                    boolean third = ++calls == 3;
                    if (third && armed.equals("throw")) { throw new IllegalArgumentException("the third"); }
                    if (third && armed.equals("hang")) { caught = Thread.currentThread(); OPEN.acquireUninterruptibly(); }
                    return value;
                }
                static boolean agree() { return !armed.equals("decline"); }
                static int start() {
                    if (armed.equals("start")) { throw new IllegalStateException("no start"); }
                    return 1;
                }
            }
            class Commands {
                static final List<Book> BOOKS = List.of(
                        new Book(1), new Book(2), new Thick(3), new Book(4), new Book(5));
                static String say() {
                    StringJoiner all = new StringJoiner(" ");
                    BOOKS.forEach(book -> all.add(book.say()));
                    return all.toString();
                }
                static String arm(String trap) { Trap.armed = trap; Trap.calls = 0; return trap; }
                static String shelf() { return new Shelf().text(); }
                static String nothing() { return arm(""); }
                static String throwing() { return arm("throw"); }
                static String hanging() { return arm("hang"); }
                static String declining() { return arm("decline"); }
                static String starting() { return arm("start"); }
                static String letGo() throws InterruptedException {
                    Trap.OPEN.release();
                    Trap.caught.join(50_000);
                    return "" + Trap.caught.isAlive();
                }
            }
            class Thick extends Book { Thick(int number) { super(number); } }
            """;

    private static final String OLD_BOOK =
            """
            class Book {
                final int number;
                int pages;
                String title;
                Book(int number) { this.number = number; this.pages = number; this.title = "t" + number; }
                String say() { return "old:" + pages + title; }
            }
            class Shelf { String text() { return "one"; } }
            """;

    private static final String NEW_BOOK =
            """
            class Book {
                private static int started = Trap.start();
                final int number;
                int pages;
                private String name;
                Book(int number) { this.number = number; this.pages = 100 * number; this.name = "n" + number; }
                String say() { return "new:" + pages + name; }
            }
            class Shelf { String text() { return "two"; } }
            class Change {
                static void codeChange(String vsn, boolean down, Book self, Map<String, Object> old, Object extra) {
                    self.pages = (Integer) old.get("pages") * 100;
                    Trap.spring(0);
                }
            }
            """;

    private static final Fixture LIBRARY = Fixture.of("library", SHARED, OLD_BOOK, NEW_BOOK);

    private static final String OLD = "old:1t1 old:2t2 old:3t3 old:4t4 old:5t5";
    private static final String NEW = "new:100t1 new:200t2 new:300t3 new:400t4 new:500t5";

    private static final String FIELDS =
            "{update: {module: app.Book, change: {advanced: []}, timeout: %s, code_change:"
                    + " {convert: {pages: 'Trap.spring(pages) * 100'}, rename: {name: title}}}}";
    private static final String LIMITED = FIELDS.formatted("500ms");
    private static final String BY_CLASS = "{update: {module: app.Book, change: {advanced: []},"
            + " code_change: {class: app.Change}, depends_on: [app.Change]}}";

    private static String up(String instructions) {
        return LIBRARY.appup("[{add_module: app.Change}, {load_module: app.Shelf}, " + instructions + "]", "[]").toString();
    }

    @OnEveryStart
    void anExpressionThatThrowsForTheThirdObject(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LIBRARY.v1())) {
            String reason = assertUndone(jvm, "throwing", LIMITED);
            assertTrue(
                    reason.matches("failed: code_change of app.Book threw java.lang.IllegalArgumentException: the third for"
                            + " object 3 of 5 \\(app\\.(Book|Thick)@[0-9a-f]+, title \"t[1-5]\"\\)"),
                    reason);
            assertNextWorks(jvm);
        }
    }

    @OnEveryJdk
    void aClassThatThrowsForTheThirdObjectAfterItChangedAll(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LIBRARY.v1())) {
            String reason = assertUndone(jvm, "throwing", BY_CLASS);
            assertTrue(
                    reason.matches("failed: code_change of app.Book threw java.lang.IllegalArgumentException: the third for"
                            + " object 3 of 5 \\(app\\.(Book|Thick)@[0-9a-f]+, title \"t[1-5]\"\\)"),
                    reason);
            assertNextWorks(jvm);
        }
    }

    @OnEveryJdk
    void aTransformThatHangsIsGivenUp(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LIBRARY.v1())) {
            String reason = assertUndone(jvm, "hanging", LIMITED);
            assertTrue(
                    reason.startsWith("failed: code_change did not end within 500 ms; its thread \"molt-calls\" was"
                            + " interrupted at [") && reason.contains("app.Trap.spring(") && reason.contains("app.Book"),
                    reason);
            assertEquals("false", jvm.ask("letGo"));
            assertEquals(OLD, jvm.ask("say"), "what it still worked out is not written");
            assertNextWorks(jvm);
        }
    }

    @OnEveryJdk
    void aCallBehindItThatReturnsFalse(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LIBRARY.v1())) {
            String call = ", {apply: {module: app.Trap, function: agree, arguments: []}}";
            assertEquals("failed: apply app.Trap.agree returned false", assertUndone(jvm, "declining", LIMITED + call));
            assertNextWorks(jvm);
        }
    }

    @OnEveryJdk
    void aStaticFieldThatCannotBeInitialised(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LIBRARY.v1())) {
            String reason = assertUndone(jvm, "starting", LIMITED);
            assertTrue(reason.contains("app.Book") && reason.contains("java.lang.IllegalStateException: no start"), reason);
            assertNextWorks(jvm);
        }
    }

    @OnEveryJdk
    void aClassBesideItThatFailsVerification(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LIBRARY.v1())) {
            jvm.ask("shelf");
            byte[] broken = AtomicityIT.unverifiable(LIBRARY.newer().files().get("app/Shelf.class"));
            Outcome up = Molt.of(jvm).upgrade(
                    LIBRARY.newer().with("app/Shelf.class", broken).jar(LIBRARY.file("broken.jar")),
                    "--appup", up(LIMITED));
            assertEquals(Outcome.FAILED, up.exit(), up.toString());
            assertTrue(up.err().contains("app.Shelf fails verification"), up.err());
            assertEquals(OLD, jvm.ask("say"));
            assertNextWorks(jvm);
        }
    }

    /** The reason. */
    private static String assertUndone(TargetJvm jvm, String trap, String instructions) {
        assertEquals(OLD, jvm.ask("say"));
        jvm.ask(trap);
        Outcome up = Molt.of(jvm).upgrade(LIBRARY.v2(), "--appup", up(instructions));
        assertEquals(Outcome.FAILED, up.exit(), up.toString());
        assertEquals(OLD, jvm.ask("say"));
        assertTrue(Molt.of(jvm).history().contains("1 undo ok"), () -> Molt.of(jvm).history().toString());
        return up.err();
    }

    private static void assertNextWorks(TargetJvm jvm) {
        jvm.ask("nothing");
        Outcome up = Molt.of(jvm).upgrade(LIBRARY.v2(), "--appup", up(LIMITED));
        assertEquals(Outcome.DONE, up.exit(), up.toString());
        assertEquals(NEW, jvm.ask("say"));
    }
}
