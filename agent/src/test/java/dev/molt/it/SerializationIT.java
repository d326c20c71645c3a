package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.reshape.SerialVersion;
import java.nio.file.Path;
import java.util.List;

/** What an upgraded JVM writes, a fresh one of the new version reads with all values, and the other way round. */
class SerializationIT {

    private static final String COMMANDS = """
            import java.io.*;
            import java.nio.file.*;
            import java.util.*;
            class Commands {
                static final Class<?>[] TYPES = {Tree.class, Leaf.class, Own.class, Chosen.class, Late.class, Saved.class,
                        Outer.class, Kind.class, Fail.class};
                static final Object[] KEPT = Sample.all();
                static Path file() { return Path.of(System.getProperty("store")); }
                static byte[] bytes(Object object) throws IOException {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) { out.writeObject(object); }
                    return bytes.toByteArray();
                }
                static Object object(byte[] bytes) throws Exception {
                    return new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
                }
                static String write() throws Exception {
                    Files.write(file(), bytes(Sample.all()));
                    return "written";
                }
                static String read() throws Exception { return Sample.text((Object[]) object(Files.readAllBytes(file()))); }
                static String kept() throws Exception { return Sample.text((Object[]) object(bytes(KEPT))); }
                static String now() throws Exception { return Sample.text((Object[]) object(bytes(Sample.all()))); }
                static String versions() {
                    StringBuilder text = new StringBuilder();
                    for (Class<?> type : TYPES) {
                        ObjectStreamClass known = ObjectStreamClass.lookup(type);
                        text.append(known.getSerialVersionUID()).append(Arrays.toString(known.getFields()));
                    }
                    return text.toString();
                }
            }
            """;

    private static final Fixture STORED = Fixture.of("stored", COMMANDS, """
            import java.io.*;
            class Sample {
                static Object[] all() {
                    return new Object[] {new Tree(), new Leaf(), new Own(), new Chosen(), new Late(), new Saved(),
                            new Outer(), Kind.ONE, new Fail()};
                }
                static String text(Object[] all) { return java.util.Arrays.toString(all); }
            }
            class Tree implements Serializable {
                private static final long serialVersionUID = 5;
                private final int kept = 3;
                public String toString() { return "tree" + kept; }
            }
            class Leaf extends Tree { String text = "leaf"; }
            class Own implements Serializable {
                private static final long serialVersionUID = 1;
                int kept = 1;
                private void writeObject(ObjectOutputStream out) throws IOException { out.writeUTF("own"); }
                private void readObject(ObjectInputStream in) throws IOException { in.readUTF(); }
                public String toString() { return "own" + kept; }
            }
            class Chosen implements Serializable {
                private static final ObjectStreamField[] serialPersistentFields = {
                        new ObjectStreamField("one", int.class), new ObjectStreamField("two", String.class)};
                int one = 1;
                int other = 2;
                private void writeObject(ObjectOutputStream out) throws IOException {
                    var fields = out.putFields();
                    fields.put("one", one);
                    fields.put("two", "put");
                    out.writeFields();
                }
                private void readObject(ObjectInputStream in) throws Exception { in.readFields(); }
                public String toString() { return "chosen" + one; }
            }
            class Late implements Serializable { Object link; public String toString() { return "late"; } }
            class Unsaved { int n = 4; Unsaved() { } }
            class Saved extends Unsaved implements Serializable { int s = 1; public String toString() { return "" + n + s; } }
            class Outer implements Externalizable {
                public Outer() { }
                public void writeExternal(ObjectOutput out) throws IOException { out.writeInt(7); }
                public void readExternal(ObjectInput in) throws IOException { in.readInt(); }
                public String toString() { return "outer"; }
            }
            enum Kind { ONE; public String toString() { return "kind"; } }
            class Fail extends RuntimeException { public String toString() { return "fail"; } }
            """, """
            import java.io.*;
            import java.util.*;
            class Sample {
                static Object[] all() {
                    Leaf leaf = new Leaf();
                    leaf.down = leaf;
                    leaf.kinds = new Kind[] {Kind.TWO, Kind.ONE};
                    leaf.hidden = "hidden";
                    return new Object[] {new Tree(), leaf, new Own(), new Chosen(), new Late(), new Saved(),
                            new Outer(), Kind.ONE, new Fail()};
                }
                static String text(Object[] all) {
                    return Arrays.toString(all) + (all[1] == ((Leaf) all[1]).down);
                }
            }
            class Tree implements Serializable {
                private static final long serialVersionUID = 6;
                private final int kept = 3;
                private final long more = new Random(1).nextLong();
                boolean flag = true; byte eight = -8; char letter = 'x'; short sixteen = -16; int number = 1 << 30;
                float single = 1.5f; double twice = Math.PI; int[] all = {1, 2};
                List<Object> list = new ArrayList<>(List.of("a", new Late()));
                Tree down;
                transient String hidden;
                static String shared = "shared";
                public String toString() {
                    return "tree" + kept + more + flag + eight + letter + sixteen + number + single + twice
                            + Arrays.toString(all) + list + (down != null) + hidden;
                }
            }
            class Leaf extends Tree {
                String text = "leaf";
                Kind[] kinds;
                public int added() { return 1; }
                public String toString() { return super.toString() + text + Arrays.toString(kinds); }
            }
            class Own implements Serializable {
                private static final long serialVersionUID = 1;
                int kept = 1;
                String more = "more";
                public String toString() { return "own" + kept + more; }
            }
            class Chosen implements Serializable {
                private static final ObjectStreamField[] serialPersistentFields = {
                        new ObjectStreamField("one", int.class), new ObjectStreamField("two", String.class)};
                int one = 1;
                int other = 2;
                String two = "two";
                public String toString() { return "chosen" + one + two; }
            }
            class Late implements Serializable {
                static int made;
                static { made = 1; }
                Object link;
                int length;
                private void writeObject(ObjectOutputStream out) throws IOException {
                    length = 9;
                    out.defaultWriteObject();
                    out.writeInt(11);
                }
                private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
                    in.defaultReadObject();
                    length += in.readInt();
                }
                private Object readResolve() { return this; }
                Object writeReplace() { return this; }
                public String toString() { return "late" + length; }
            }
            class Unsaved { int n = 4; int m = 5; Unsaved() { } }
            class Saved extends Unsaved implements Serializable {
                int s = 1;
                Integer t = 2;
                public String toString() { return "" + n + m + s + t; }
            }
            class Outer implements Externalizable {
                int more;
                public Outer() { }
                public void writeExternal(ObjectOutput out) throws IOException { out.writeInt(more + 1); }
                public void readExternal(ObjectInput in) throws IOException { more = in.readInt(); }
                public String toString() { return "outer" + more; }
            }
            enum Kind { ONE, TWO; String more = "more"; public String toString() { return more; } }
            class Fail extends RuntimeException { public int code = 12; public String toString() { return "fail" + code; } }
            """);

    private static final Fixture LINES = Fixture.of("lines", """
            import java.io.*;
            import java.nio.file.*;
            class Commands {
                static ObjectOutputStream out;
                static ObjectInputStream in;
                static Path file() { return Path.of(System.getProperty("store")); }
                static String begin() throws Exception {
                    out = new ObjectOutputStream(Files.newOutputStream(file()));
                    return write();
                }
                static String write() throws Exception {
                    out.writeObject(new Line());
                    out.writeObject(new Own());
                    out.flush();
                    return "written";
                }
                static String end() throws Exception {
                    write();
                    out.close();
                    return "closed";
                }
                static String beginReading() throws Exception {
                    in = new ObjectInputStream(Files.newInputStream(file()));
                    return endReading();
                }
                static String endReading() throws Exception { return in.readObject() + " " + in.readObject(); }
                static String all() throws Exception { return beginReading() + " " + endReading(); }
            }
            """, """
            import java.io.*;
            class Line implements Serializable {
                private static final long serialVersionUID = 1;
                int kept = 1;
                public String toString() { return "line" + kept; }
            }
            class Own implements Serializable {
                private static final long serialVersionUID = 1;
                int kept = 1;
                private void writeObject(ObjectOutputStream out) throws IOException { out.defaultWriteObject(); }
                private void readObject(ObjectInputStream in) throws Exception { in.defaultReadObject(); }
                public String toString() { return "own" + kept; }
            }
            """, """
            import java.io.*;
            class Line implements Serializable {
                private static final long serialVersionUID = 1;
                int kept = 1;
                String more = "more";
                public String toString() { return "line" + kept + more; }
            }
            class Own implements Serializable {
                private static final long serialVersionUID = 1;
                int kept = 1;
                String more = "more";
                public String toString() { return "own" + kept + more; }
            }
            """);

    private static final String BOXES = """
            import java.io.*;
            class Commands {
                static byte[] stored;
                static String store() throws Exception {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    new ObjectOutputStream(bytes).writeObject(new Box());
                    stored = bytes.toByteArray();
                    return "stored";
                }
                static String read() throws Exception {
                    return "box" + ((Box) new ObjectInputStream(new ByteArrayInputStream(stored)).readObject()).size;
                }
            }
            """;

    private static final String BOX = "class Box implements java.io.Serializable { int size = 3; }";

    /** What the plan's cure says is what has to be declared. */
    @OnEveryJdk
    void whatTheDefaultVersionRefusesTheDeclaredOneReads(Start start) {
        Fixture plain = Fixture.of("boxes", BOXES, BOX, box(""));
        long version = SerialVersion.of(Compiler.compile(List.of(BOX)).get("app.Box"));
        String declared = "private static final long serialVersionUID = " + version + "L;";
        Fixture cured = Fixture.of("boxes", BOXES, BOX, box(declared));
        try (TargetJvm jvm = TargetJvm.start(start, plain.v1())) {
            assertEquals("stored", jvm.ask("store"));
            Outcome up = Molt.of(jvm).upgrade(plain.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertTrue(up.toString().contains("declare `" + declared + "` in it"), up.toString());
            assertTrue(jvm.ask("read").startsWith("java.io.InvalidClassException"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            Outcome again = Molt.of(jvm).upgrade(cured.newer().jar(cured.file("cured.jar")));
            assertEquals(Outcome.DONE, again.exit(), again.toString());
            assertFalse(again.toString().contains("declare `"), again.toString());
            assertEquals("box3", jvm.ask("read"));
        }
    }

    private static String box(String declared) {
        return "class Box implements java.io.Serializable { " + declared + " int size = 3; int more; }";
    }

    @OnEveryStart
    void addedFieldsGoToAFreshJvmAndComeBack(Start start) {
        Path v2 = STORED.v2();
        String mine = "-Dstore=" + STORED.file("mine" + start.jdk().major() + start.attached());
        String theirs = "-Dstore=" + STORED.file("theirs" + start.jdk().major() + start.attached());
        try (TargetJvm jvm = TargetJvm.start(start, STORED.v1(), mine);
                TargetJvm reader = TargetJvm.startPlain(start.jdk(), v2.toString(), List.of(mine));
                TargetJvm writer = TargetJvm.startPlain(start.jdk(), v2.toString(), List.of(theirs));
                TargetJvm late = TargetJvm.start(start, STORED.v1(), theirs)) {
            String before = jvm.ask("versions") + jvm.ask("kept");
            late.ask("kept");
            Outcome up = Molt.of(jvm).upgrade(v2);
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(Outcome.DONE, Molt.of(late).upgrade(v2).exit());
            assertEquals(reader.ask("versions"), jvm.ask("versions"));
            assertEquals(reader.ask("now"), jvm.ask("now"));
            assertEquals("written", jvm.ask("write"));
            assertEquals(reader.ask("now"), reader.ask("read"));
            writer.ask("write");
            assertEquals(reader.ask("now"), late.ask("read"));
            String kept = jvm.ask("kept");
            assertTrue(kept.startsWith("[tree30false0"), kept);
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals(before, jvm.ask("versions") + jvm.ask("kept"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(v2).exit());
            assertEquals(reader.ask("now"), jvm.ask("now"));
        }
    }

    @OnEveryStart
    void streamsThatAreOpenOverTheUpgradeGoOn(Start start) {
        Path v2 = LINES.v2();
        String store = "-Dstore=" + LINES.file("open" + start.jdk().major() + start.attached());
        try (TargetJvm jvm = TargetJvm.start(start, LINES.v1(), store);
                TargetJvm fresh = TargetJvm.startPlain(start.jdk(), v2.toString(), List.of(store));
                TargetJvm old = TargetJvm.startPlain(start.jdk(), LINES.v1().toString(), List.of(store))) {
            jvm.ask("begin");
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(v2).exit());
            jvm.ask("end");
            assertEquals("line1null own1null line1more own1more", fresh.ask("all"));
            assertEquals("line1 own1 line1 own1", old.ask("all"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals("line1 own1", jvm.ask("beginReading"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(v2).exit());
            assertEquals("line1more own1more", jvm.ask("endReading"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            old.ask("begin");
            old.ask("end");
            assertEquals("line1 own1", jvm.ask("beginReading"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(v2).exit());
            assertEquals("line1null own1null", jvm.ask("endReading"), "described before the upgrade");
        }
    }
}
