package dev.molt.codechange;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.AppupReader;
import dev.molt.appup.Direction;
import dev.molt.diag.Located;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.Sources;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Two versions of the class {@code quest.Player}, and the update from the one to the other.
 *
 * @param before class files of version 1
 * @param after class files of version 2
 */
record Upgrade(Map<String, byte[]> before, Map<String, byte[]> after, Update update, Direction direction) {

    static final String MODULE = "quest.Player";

    private static final String OTHERS = """
            package quest;
            public class Being {
                protected String name = "somebody";
                public String getName() { return name; }
                private static int secret() { return 42; }
            }
            ////
            package far;
            public class Away {
                static int count = 1;
                protected int here = 2;
                Away(int count) { }
                public Away() { }
                static int near() { return 3; }
                public final int fixed = 4;
            }
            ////
            package far;
            class Hidden {
                public static int count = 1;
            }
            ////
            package quest;
            public class Quest {
                public final String title;
                public Quest(String title) { this.title = title; }
                public static Quest fetch() { return new Quest("fetched"); }
                public static long fetch(int level) { return level * 10L; }
            }
            ////
            package quest;
            public class HardQuest extends Quest {
                public HardQuest() { super("hard"); }
            }
            """;

    /**
     * Compiles both versions, of which members of the class are enough, and reads the instruction.
     *
     * @param codeChange what stands behind {@code update:}, but for the module
     */
    static Upgrade of(String before, String after, String codeChange, Direction direction, String... options) {
        return new Upgrade(compile(before, options), compile(after, options), update(codeChange, direction), direction);
    }

    /** An upgrade whose code_change is this. */
    static Upgrade up(String before, String after, String codeChange) {
        return of(before, after, "change: {advanced: []}\ncode_change: " + codeChange, Direction.UP);
    }

    /** The same about another class, as one that is nested in the first. */
    Upgrade about(String module) {
        Update other = new Update(
                update.position(),
                new Located<>(module, update.module().position()),
                update.type(),
                update.timeout(),
                update.change(),
                update.prePurge(),
                update.postPurge(),
                update.dependsOn(),
                update.codeChange(),
                update.migrate(),
                update.renew());
        return new Upgrade(before, after, other, direction);
    }

    CompiledTransform compile() {
        return Transforms.compile(new TransformRequest(update, direction, code("1", before), code("2", after)));
    }

    /** A loader of version 2 with the class as it was compiled. */
    BytesLoader loader(CompiledTransform compiled) {
        Map<String, byte[]> classes = new HashMap<>(after);
        classes.put(update.module().value(), compiled.classFile());
        return new BytesLoader(classes);
    }

    /** What a step's method returns for an object with these old values, going down to version 0 with extra "more". */
    Object evaluate(CompiledTransform compiled, Step.Evaluated step, Object... old)
            throws ReflectiveOperationException {
        Class<?> type = loader(compiled).load(update.module().value());
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(step.method()))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        Object[] arguments = new Object[old.length + 4];
        arguments[0] = type.getConstructor().newInstance();
        System.arraycopy(old, 0, arguments, 1, old.length);
        arguments[old.length + 1] = "0";
        arguments[old.length + 2] = true;
        arguments[old.length + 3] = "more";
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private ModuleCode code(String version, Map<String, byte[]> classes) {
        byte[] module = classes.get(update.module().value());
        return new ModuleCode(version, module, name -> Optional.ofNullable(classes.get(name)));
    }

    private static Map<String, byte[]> compile(String source, String... options) {
        boolean whole = source.matches("(?s).*public (class|record) Player.*");
        String unit = whole ? source : "public class Player extends Being {\n" + source + "\n}\n";
        return Sources.compile("package quest;\n" + unit + "\n////\n" + OTHERS, options);
    }

    private static Update update(String keys, Direction direction) {
        String way = direction == Direction.UP ? "up:\n- from: 1\n" : "down:\n- to: 1\n";
        String text = "application: quest\nversion: 2\n" + way + "  instructions:\n  - update:\n      module: " + MODULE
                + "\n" + keys.indent(6);
        try {
            Appup appup = AppupReader.read(new Source("quest.yaml", text));
            return (Update) (direction == Direction.UP ? appup.up() : appup.down()).get(0).instructions().get(0);
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }
}
