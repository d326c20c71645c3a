package dev.molt.codechange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.appup.Direction;
import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.codechange.Step.Evaluated;
import dev.molt.diag.Diagnostic;
import dev.molt.testing.EveryJdk;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;

/** The class file that comes out: what was in it stays, and what is added is what expressions need. */
@EveryJdk
class AddedMethodsTest {

    private static final String MODERN = """
            @Deprecated
            public class Player extends Being implements Comparable<Player> {
                int level = 1;
                Quest quest;
                record Pair(int a, String b) {}
                sealed interface Shape permits Round {}
                record Round(double size) implements Shape {}
                public int compareTo(Player other) {
                    Runnable nothing = () -> System.nanoTime();
                    nothing.run();
                    return level - other.level;
                }
                @SafeVarargs static <T> T first(T... all) throws java.io.IOException {
                    try {
                        return all[0];
                    } catch (ArrayIndexOutOfBoundsException e) {
                        throw new java.io.IOException("none of " + all.length, e);
                    }
                }
                static String word(Object of) {
                    return switch (String.valueOf(of)) { case "1" -> "one"; default -> "many"; };
                }
            }
            """;

    @Test
    void whatWasInTheClassFileStays() {
        Upgrade upgrade = Upgrade.up("int level;", MODERN, "{set: {quest: Quest.fetch()}}");
        byte[] before = upgrade.after().get(Upgrade.MODULE);
        byte[] after = upgrade.compile().classFile();
        List<MethodShape> ordinary = ClassFile.of(before).methods();
        assertEquals(ordinary, ClassFile.of(after).methods().subList(0, ordinary.size()));
        assertEquals(ordinary.size() + 1, ClassFile.of(after).methods().size());
        assertEquals(lines(before), lines(after).subList(0, ordinary.size()));
        assertTrue(lines(before).toString().length() > 50);
        assertEquals(rest(before), rest(after));
    }

    @Test
    void aMethodIsPrivateAndStatic() {
        Upgrade upgrade = Upgrade.up("", "Quest quest;", "{set: {quest: Quest.fetch()}}");
        List<MethodShape> methods = ClassFile.of(upgrade.compile().classFile()).methods();
        MethodShape added = methods.get(methods.size() - 1);
        assertEquals("code_change$quest", added.name());
        assertEquals(Modifier.PRIVATE | Modifier.STATIC, added.access());
    }

    @Test
    void aNameThatIsTakenIsNotTakenAgain() throws Exception {
        Upgrade upgrade = Upgrade.up(
                "", "int x; static void code_change$x() {} static int code_change$x$() { return 0; }", "{set: {x: 8}}");
        assertEquals("code_change$x$$", only(upgrade.compile()).method());
        assertEquals(8, upgrade.evaluate(upgrade.compile(), only(upgrade.compile())));
    }

    @Test
    void aFieldHidesWhatElseHasItsName() throws Exception {
        String fields = "int self; int vsn; int down; int extra;";
        Upgrade upgrade = Upgrade.up(
                fields, fields + " int sum;", "{set: {sum: self + 10 * vsn + 100 * down + 1000 * extra}}");
        assertEquals(4321, upgrade.evaluate(upgrade.compile(), only(upgrade.compile()), 1, 2, 3, 4));
    }

    @Test
    void aNameMeansTheOldValueThoughTheTypeChanged() throws Exception {
        Upgrade upgrade = Upgrade.up("int level;", "String level;", "{convert: {level: '\"level \" + (level + 1)'}}");
        assertEquals("level 8", upgrade.evaluate(upgrade.compile(), only(upgrade.compile()), 7));
    }

    @Test
    void fieldsOfEveryTypeFindTheirSlots() throws Exception {
        String fields = "boolean z; byte b; char c; short s; int i; long j; float f; double d; int[][] a; Quest q;";
        Upgrade upgrade = Upgrade.up(
                fields, fields + " String all;",
                "{set: {all: '\"\" + z + b + c + s + i + j + f + d + a[0][0] + q + vsn + down'}}");
        assertEquals("true1c2345.06.07null0true", upgrade.evaluate(
                upgrade.compile(), only(upgrade.compile()),
                true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, new int[][] {{7}}, null));
    }

    @Test
    void anOldFieldMayBeOfATypeThatIsGone() throws Exception {
        Upgrade upgrade = Upgrade.up(
                "public class Player extends Being { Gone gone; }\n////\npackage quest; class Gone {}",
                "boolean had;", "{set: {had: gone != null}}");
        CompiledTransform compiled = upgrade.compile();
        assertEquals(List.of(), compiled.diagnostics());
        assertEquals("(Lquest/Player;Lquest/Gone;Ljava/lang/String;ZLjava/lang/Object;)Z",
                only(compiled).methodDescriptor());
    }

    @Test
    void classFilesOfTheNewestVersionAreRead() throws Exception {
        Upgrade upgrade = Upgrade.up("int level;", MODERN, "{set: {quest: 'level > 1 ? Quest.fetch() : null'}}");
        CompiledTransform compiled = upgrade.compile();
        assertEquals(44 + Runtime.version().feature(), ClassFile.of(compiled.classFile()).majorVersion());
        assertEquals("quest.Quest", upgrade.evaluate(compiled, only(compiled), 7).getClass().getName());
    }

    @Test
    void andThoseOfJava8() throws Exception {
        Upgrade upgrade = Upgrade.of(
                "int level;", "int level; private int twice(int a) { return 2 * a; } int twice;",
                "change: {advanced: []}\ncode_change: {set: {twice: 'level > 1 ? self.twice(level) : 0'}}",
                Direction.UP, "--release", "8");
        CompiledTransform compiled = upgrade.compile();
        assertEquals(52, ClassFile.of(compiled.classFile()).majorVersion());
        assertEquals(14, upgrade.evaluate(compiled, only(compiled), 7));
    }

    @Test
    void aClassWithMoreFieldsThanAMethodHasParametersIsRefused() {
        String fields = IntStream.range(0, 126).mapToObj(i -> "long f" + i + ";").collect(Collectors.joining());
        assertEquals(
                List.of("code_change of x: the class has more fields than a method can have parameters"),
                messages(Upgrade.up(fields, fields + "int x;", "{set: {x: 1}}")));
        String fewer = fields.replace("long f125;", "");
        assertEquals(List.of(), messages(Upgrade.up(fewer, fewer + "int x;", "{set: {x: 1}}")));
    }

    @Test
    void aNestedClassIsAModuleToo() {
        String outer = "public class Player { private static int secret = 3; public static class Stats { %s } }";
        Upgrade upgrade = Upgrade.up(
                outer.formatted("int level;"), outer.formatted("int level; int points;"), "{set: {points: level * 2}}");
        assertEquals(List.of(), messages(upgrade.about("quest.Player$Stats")));
        Upgrade spying = Upgrade.up(
                outer.formatted("int level;"),
                outer.formatted("int level; int points;"),
                "{set: {points: Player.secret}}");
        assertEquals(
                List.of("code_change of points: it uses a private member of an outer class"),
                messages(spying.about("quest.Player$Stats")));
        Upgrade innocent = Upgrade.up(
                outer.formatted("int level;"),
                outer.formatted("int level; int points; int more;"),
                "{set: {points: Player.secret, more: 1}}");
        assertEquals(1, messages(innocent.about("quest.Player$Stats")).size());
    }

    private static List<String> messages(Upgrade upgrade) {
        return upgrade.compile().diagnostics().stream().map(Diagnostic::message).toList();
    }

    private static Evaluated only(CompiledTransform compiled) {
        assertTrue(!compiled.isRefused(), () -> compiled.diagnostics().toString());
        return (Evaluated) compiled.steps().get(0);
    }

    private static List<List<Integer>> lines(byte[] classFile) {
        return node(classFile).methods.stream()
                .map(method -> StreamSupport.stream(method.instructions.spliterator(), false)
                        .filter(LineNumberNode.class::isInstance)
                        .map(line -> ((LineNumberNode) line).line)
                        .toList())
                .toList();
    }

    /** What a class file holds beside fields and methods. */
    private static List<Object> rest(byte[] classFile) {
        ClassNode node = node(classFile);
        return List.of(
                node.version, node.access, node.sourceFile, node.signature, node.interfaces,
                node.visibleAnnotations.get(0).desc, node.nestMembers,
                node.innerClasses.stream().map(inner -> inner.name + inner.access).toList(),
                ClassFile.of(classFile).fields());
    }

    private static ClassNode node(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        return node;
    }
}
