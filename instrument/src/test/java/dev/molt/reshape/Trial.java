package dev.molt.reshape;

import dev.molt.diag.Diagnostic;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Walks a program through its versions while it runs, and beside it, for each version, a fresh start with the state that
 * upgrades keep; what both observe has to be equal.
 *
 * <p>The program's class Driver has {@code String[] keys()}, {@code Object make(String key, Object on, int x)}, which
 * makes an object or a Supplier on another object, {@code String observe(Object on, int x)} and {@code String statics()}.
 */
final class Trial {

    /** How a trial ended. */
    enum Kind { EQUAL, DIFFERENT, THROWN }

    /**
     * A trial's result.
     *
     * @param detail what differed or was thrown
     * @param steps upgrades that were done
     * @param said what was refused or warned of
     */
    record Result(Kind kind, String detail, int steps, List<Diagnostic> said) {
    }

    /** How a Supplier was made: it is a lambda, which no state can be put into. */
    private record Recipe(String key, int on, int x) {
    }

    private static final int MOST = 24;
    private static final int TRIES = 8;

    private final List<Map<String, byte[]>> versions;
    private final String prefix;
    private final Live live;
    private final List<Object> running = new ArrayList<>();
    private final List<Object> expected = new ArrayList<>();
    private final List<Recipe> recipes = new ArrayList<>();
    private final List<Diagnostic> said = new ArrayList<>();
    private final Kept kept = new Kept();
    private Plain plain;

    private Trial(List<Map<String, byte[]>> versions, int first, String prefix, Predicate<String> prepared) {
        this.versions = versions;
        this.prefix = prefix;
        this.live = new Live(versions.get(first), prepared);
    }

    /**
     * Runs a program.
     *
     * @param versions its class files
     * @param steps the walk
     * @param prefix what stands before class names, with a dot unless empty
     * @param prepared which classes of the first version are loaded prepared
     */
    static Result run(List<Map<String, byte[]>> versions, List<Integer> steps, String prefix,
            Predicate<String> prepared) {
        Trial trial = new Trial(versions, steps.get(0), prefix, prepared);
        int done = 0;
        try {
            for (int step : steps) {
                String different = done == 0 ? trial.start(step) : trial.step(step);
                if (different != null) {
                    return new Result(Kind.DIFFERENT, "step " + done + " to v" + (step + 1) + different, done, trial.said);
                }
                if (trial.said.stream().anyMatch(each -> each.render().contains("objects that exist run another one's"))) {
                    break;
                }
                done++;
            }
            return new Result(Kind.EQUAL, "", done, trial.said);
        } catch (AssertionError | LinkageError | UnsupportedOperationException | RuntimeExceptionInTheReshaper e) {
            return new Result(Kind.THROWN, "step " + done + ' ' + text(e), done, trial.said);
        }
    }

    private static String text(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = thrown; at != null && at != at.getCause(); at = at.getCause()) {
            text.append(at).append('\n');
            Arrays.stream(at.getStackTrace()).limit(6).forEach(frame -> text.append("    ").append(frame).append('\n'));
        }
        return text.toString();
    }

    private String start(int version) {
        plain = new Plain(versions.get(version));
        plain.initialized();
        initialize();
        return compare();
    }

    private String step(int version) {
        List<Integer> numbers = kept.take(plain, expected);
        List<Diagnostic> found = upgrade(version);
        said.addAll(found);
        if (found.stream().anyMatch(Diagnostic::isError)) {
            return null;
        }
        initialize();
        plain = new Plain(live.running());
        plain.initialized();
        List<Object> all = kept.put(plain);
        for (int i = 0; i < expected.size(); i++) {
            Integer number = numbers.get(i);
            expected.set(i, number == null ? null : all.get(number));
        }
        List<String> keys = keys();
        for (int i = 0; i < expected.size(); i++) {
            Recipe recipe = recipes.get(i);
            if (recipe != null) {
                expected.set(i, !keys.contains(recipe.key) || expected.get(recipe.on) == null ? null
                        : call(plain, "make", recipe.key, expected.get(recipe.on), recipe.x));
            }
        }
        return compare();
    }

    private List<Diagnostic> upgrade(int version) {
        try {
            return live.upgrade(versions.get(version));
        } catch (RuntimeException e) {
            throw new RuntimeExceptionInTheReshaper(e);
        }
    }

    private void initialize() {
        for (String name : Plain.stateful(live.running())) {
            try {
                Class.forName(name, true, live);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }
    }

    private List<String> keys() {
        return List.of((String[]) call(plain, "keys"));
    }

    /** What differs, or null. */
    private String compare() {
        String different = statics();
        for (int i = 0; different == null && i < expected.size(); i++) {
            different = observe(i);
        }
        List<String> keys = keys();
        for (int i = 0; different == null && i < keys.size(); i++) {
            different = make(keys.get(i), i + 3);
        }
        return different == null ? statics() : different;
    }

    private String statics() {
        return differ("statics", call(plain, "statics"), call(live, "statics"));
    }

    private String observe(int i) {
        if (expected.get(i) == null) {
            return null;
        }
        String name = "object " + i + (recipes.get(i) == null ? "" : " " + recipes.get(i));
        if (recipes.get(i) != null) {
            return differ(name, get(expected.get(i)), get(running.get(i)));
        }
        return differ(name, call(plain, "observe", expected.get(i), i), call(live, "observe", running.get(i), i));
    }

    private String make(String key, int x) {
        for (int on = -1; on < Math.min(expected.size(), TRIES); on++) {
            if (on < 0 || expected.get(on) != null && recipes.get(on) == null) {
                Object wanted = call(plain, "make", key, on < 0 ? null : expected.get(on), x);
                Object got = call(live, "make", key, on < 0 ? null : running.get(on), x);
                String different = differ("make " + key, kind(wanted, plain), kind(got, live));
                if (different != null) {
                    return different;
                }
                if (wanted != null) {
                    return wanted.getClass().getClassLoader() == plain ? made(key, on, x, wanted, got) : null;
                }
            }
        }
        return null;
    }

    private String made(String key, int on, int x, Object wanted, Object got) {
        int at = expected.size();
        if (at < MOST) {
            expected.add(wanted);
            running.add(got);
            recipes.add(wanted instanceof Supplier<?> ? new Recipe(key, on, x) : null);
            return observe(at);
        }
        return null;
    }

    private static String kind(Object value, ClassLoader program) {
        return value == null ? "null" : value instanceof Supplier<?> ? "a lambda"
                : value.getClass().getClassLoader() == program ? value.getClass().getName() : value.toString();
    }

    private static String differ(String what, Object wanted, Object got) {
        return wanted.equals(got) ? null : ", " + what + "\n  expected: " + wanted + "\n  but was:  " + got;
    }

    private static Object get(Object supplier) {
        try {
            return String.valueOf(((Supplier<?>) supplier).get());
        } catch (RuntimeException | LinkageError e) {
            return e.getClass().getName();
        }
    }

    /** What the driver's method returns, or the name of the exception's class. */
    private Object call(ClassLoader program, String name, Object... arguments) {
        try {
            Method found = Arrays.stream(program.loadClass(prefix + "Driver").getDeclaredMethods())
                    .filter(method -> method.getName().equals(name)).findAny().orElseThrow();
            found.setAccessible(true);
            return found.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof LinkageError || program instanceof Plain && name.equals("statics")
                    ? text(e.getCause()) : e.getCause().getClass().getName();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** An exception of what is tested, and not of the test. */
    private static final class RuntimeExceptionInTheReshaper extends RuntimeException {

        private static final long serialVersionUID = 1;

        RuntimeExceptionInTheReshaper(RuntimeException cause) {
            super(cause);
        }
    }
}
