package dev.molt.codechange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.molt.CodeChange;
import dev.molt.appup.Direction;
import dev.molt.codechange.Step.ByMethod;
import dev.molt.codechange.Step.ByObject;
import dev.molt.codechange.Step.Copied;
import dev.molt.codechange.Step.Dropped;
import dev.molt.codechange.Step.Evaluated;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is to be done with which field. */
class StepsTest {

    private static final String PARAMETERS = "Ljava/lang/String;ZLjava/lang/Object;)";

    private static final String CODE_CHANGE =
            "codeChange(String vsn, boolean down, Player self, java.util.Map<String, Object> old, Object extra) {}";

    private static final ByObject CHANGE = new ByObject("quest.Player$Change");
    private static final String PLAYER = "public class Player extends Being implements Comparable<Player> {"
            + " public int compareTo(Player other) { return 0; } %s }";
    private static final String METHODS = " public java.util.Map<String, ?> up(String vsn, dev.molt.OldState old, PLAYER self, Object extra) { return null; }"
            + " public java.util.HashMap<String, String> down(String vsn, dev.molt.OldState old, PLAYER self, Object extra)"
            + " { return null; } ";

    @Test
    void everyKindInTheOrderOfTheClasses() {
        CompiledTransform compiled = accepted(Upgrade.up(
                "int money; int level; String nick; Object oldStats; final boolean kept = true;",
                "Quest quest; long level; final boolean kept = true; int gold;",
                "{set: {quest: 'Quest.fetch()'}, rename: {gold: money}, convert: {level: (long) level},"
                        + " drop: [oldStats, nick]}"));
        String parameters = "(Lquest/Player;IILjava/lang/String;Ljava/lang/Object;Z" + PARAMETERS;
        assertEquals(
                List.of(
                        new Evaluated("quest", "Lquest/Quest;", "code_change$quest", parameters + "Lquest/Quest;", Set.of()),
                        new Evaluated("level", "J", "code_change$level", parameters + "J", Set.of("level")),
                        new Copied("gold", "I", "money", "I"),
                        new Dropped("nick", "Ljava/lang/String;"),
                        new Dropped("oldStats", "Ljava/lang/Object;")),
                compiled.steps());
    }

    @Test
    void whatAnyAssignmentKeepsNeedsNoConversion() {
        for (String types : List.of("byte short", "byte double", "short int", "char int", "int long", "int double", "float double",
                "int Integer", "boolean Boolean", "int Object", "long Number", "char java.io.Serializable", "String Object",
                "String CharSequence", "HardQuest Quest", "int[] Object", "int[] Cloneable", "HardQuest[] Quest[]",
                "java.util.ArrayList<String> java.util.List<String>")) {
            CompiledTransform compiled = accepted(Upgrade.up(
                    types.split(" ")[0] + " level;", types.split(" ")[1] + " level;", "{drop: []}"));
            Evaluated step = (Evaluated) compiled.steps().get(0);
            assertEquals(List.of("level"), compiled.steps().stream().map(StepsTest::field).toList(), types);
            assertEquals(Set.of("level"), step.reads(), types);
        }
    }

    @Test
    void whatIsRenamedMayBeWidened() throws ReflectiveOperationException {
        Upgrade upgrade = Upgrade.up("int money;", "long gold;", "{rename: {gold: money}}");
        CompiledTransform compiled = accepted(upgrade);
        assertEquals(List.of("gold"), compiled.steps().stream().map(StepsTest::field).toList());
        assertEquals(7L, upgrade.evaluate(compiled, (Evaluated) compiled.steps().get(0), 7));
        upgrade = Upgrade.up("int money;", "Comparable<Integer> gold;", "{rename: {gold: money}}");
        compiled = accepted(upgrade);
        assertEquals(7, upgrade.evaluate(compiled, (Evaluated) compiled.steps().get(0), 7));
    }

    @Test
    void aFieldThatIsReadNeedNotBeDropped() {
        CompiledTransform compiled = accepted(Upgrade.up(
                "String first; String last;", "String full;", "{set: {full: 'first + \" \" + last'}}"));
        assertEquals(
                List.of("full", "first", "last"), compiled.steps().stream().map(StepsTest::field).toList());
    }

    @Test
    void aFieldThatStaysMayBeSet() {
        CompiledTransform compiled = accepted(Upgrade.up("int level;", "int level;", "{set: {level: level + 1}}"));
        assertEquals(List.of("level"), compiled.steps().stream().map(StepsTest::field).toList());
    }

    @Test
    void aFinalFieldMayBeSet() {
        accepted(Upgrade.up("", "final Quest quest = null;", "{set: {quest: Quest.fetch()}}"));
    }

    @Test
    void aFieldWhoseTypeChangesMayBeDroppedAndSetAnew() {
        CompiledTransform compiled = accepted(Upgrade.up("int quest;", "Quest quest;", "{drop: [quest]}"));
        assertEquals(List.of(new Dropped("quest", "I")), compiled.steps());
        accepted(Upgrade.up("int quest;", "Quest quest;", "{set: {quest: 'null'}}"));
    }

    @Test
    void whatChangesNothingTakesNoStepAndNoNewClassFile() {
        Upgrade upgrade = Upgrade.of("int level;", "int level;", "change: {advanced: []}", Direction.UP);
        CompiledTransform compiled = accepted(upgrade);
        assertEquals(List.of(), compiled.steps());
        assertSame(upgrade.after().get(Upgrade.MODULE), compiled.classFile());
        Upgrade ofRecord = Upgrade.of(
                "public record Player(int a) {}", "public record Player(int a) { int b() { return 1; } }",
                "change: soft", Direction.UP);
        assertEquals(List.of(), accepted(ofRecord).steps());
    }

    @Test
    void aClassTransforms() {
        assertEquals(List.of(byMethod("quest/Player")), accepted(Upgrade.up(
                "", "int level; private static void " + CODE_CHANGE, "{class: quest.Player}")).steps());
        assertEquals(List.of(byMethod("quest/Being")), accepted(Upgrade.up(
                "", "static void " + CODE_CHANGE.replace("Player", "Being"), "{class: quest.Player}")).steps());
        assertEquals(List.of(byMethod("java/lang/Object")), accepted(Upgrade.up(
                "", "static void " + CODE_CHANGE.replace("Player", "Object"), "{class: quest.Player}")).steps());
        assertEquals(List.of(byMethod("java/lang/Runnable")), accepted(Upgrade.up(
                "",
                "public class Player implements Runnable { public void run() {} static void "
                        + CODE_CHANGE.replace("Player", "Runnable") + " }",
                "{class: quest.Player}")).steps());
    }

    @Test
    void theNewerVersionTransformsWhenGoingDown() {
        String keys = "change: {advanced: []}\ncode_change: {class: quest.Player}";
        String newer = "int level; static void " + CODE_CHANGE;
        assertEquals(
                List.of(byMethod("quest/Player")),
                accepted(Upgrade.of(newer, "", keys, Direction.DOWN)).steps());
        assertEquals(
                List.of(byMethod("quest/Player")),
                accepted(Upgrade.of("", newer, "type: static\n" + keys, Direction.DOWN)).steps());
    }

    @Test
    void anObjectOfAClassTransforms() {
        assertEquals(CodeChange.class.getName(), ImplementingClass.INTERFACE);
        for (String type : List.of("Player", "Being", "Object", "Comparable<Player>")) {
            assertEquals(List.of(CHANGE), accepted(Upgrade.up("", PLAYER.formatted(
                    "static final class Change implements dev.molt.CodeChange<" + type + "> { private Change() {}"
                            + METHODS.replace("PLAYER", type) + "}"), "{class: quest.Player$Change}")).steps(), type);
        }
    }

    @Test
    void theInterfaceMayBeInherited() {
        String base = "static abstract class Base<T extends Being> implements dev.molt.CodeChange<T> {"
                + METHODS.replace("PLAYER", "T") + "} static class Change extends Base<Player> {}";
        assertEquals(List.of(CHANGE), accepted(Upgrade.up("", base, "{class: quest.Player$Change}")).steps());
        String whole = "interface Both extends dev.molt.CodeChange<Player> { default" + METHODS.replace("PLAYER", "Player")
                .replace("} public", "} default public") + "} record Change() implements Both {}";
        assertEquals(List.of(CHANGE), accepted(Upgrade.up("", whole, "{class: quest.Player$Change}")).steps());
    }

    @Test
    void theNewerVersionsObjectTransformsWhenGoingDown() {
        String keys = "change: {advanced: []}\ncode_change: {class: quest.Player$Change}";
        String newer = "static class Change implements dev.molt.CodeChange<Player> {" + METHODS.replace("PLAYER", "Player") + "}";
        assertEquals(List.of(CHANGE), accepted(Upgrade.of(newer, "", keys, Direction.DOWN)).steps());
        assertEquals(List.of(CHANGE), accepted(Upgrade.of("", newer, "type: static\n" + keys, Direction.DOWN)).steps());
    }

    @Test
    void theSameRequestGivesTheSameBytes() {
        Upgrade upgrade = Upgrade.up("", "Quest quest; int x;", "{set: {quest: Quest.fetch(), x: 1}}");
        assertArrayEquals(upgrade.compile().classFile(), upgrade.compile().classFile());
    }

    private static ByMethod byMethod(String self) {
        return new ByMethod(
                Upgrade.MODULE,
                "codeChange",
                "(Ljava/lang/String;ZL" + self + ";Ljava/util/Map;Ljava/lang/Object;)V");
    }

    private static CompiledTransform accepted(Upgrade upgrade) {
        CompiledTransform compiled = upgrade.compile();
        assertEquals(List.of(), compiled.diagnostics());
        return compiled;
    }

    private static String field(Step step) {
        return step instanceof Evaluated evaluated ? evaluated.field() : ((Dropped) step).field();
    }
}
