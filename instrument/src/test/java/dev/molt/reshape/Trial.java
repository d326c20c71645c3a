package dev.molt.reshape;

import dev.molt.diag.Diagnostic;
import dev.molt.testing.BytesLoader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Walks a program through its versions while it runs, and beside it, for each version, a fresh start with the state that
 * upgrades keep; what both observe has to be equal.
 *
 * <p>The program's class Driver has {@code String[] keys()}, {@code Object make(String key, Object on, int x)}, which
 * makes an object or a Supplier on another object, {@code String observe(Object on, int x)} and {@code String statics()}.
 * A class Late, if there is one, has {@code String use(Object on, int x)}, and is loaded by a loader below, after each step.
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

    private final Program program;
    private final Running run;
    private final ClassLoader live;
    private final List<Object> running = new ArrayList<>();
    private final List<Object> expected = new ArrayList<>();
    private final List<Recipe> recipes = new ArrayList<>();
    /** The numbers of lambdas whose method was not in some version. */
    private final Set<Integer> lost = new HashSet<>();
    private final List<Diagnostic> said = new ArrayList<>();
    private final Kept kept = new Kept();
    /** By version, the other jar's class that was loaded when it ran. */
    private final Map<byte[], Class<?>> late = new HashMap<>();
    private final Map<String, Method> runningDriver = new HashMap<>();
    private final Map<String, Method> plainDriver = new HashMap<>();
    private Plain plain;
    private List<Integer> numbers;
    private int done;
    private Result result;

    /** Of a program that runs its first version in a loader. */
    Trial(Program program, Running run) {
        this.program = program;
        this.run = run;
        this.live = run.loader();
    }

    /** How it ended, once it does not go on. */
    Result result() {
        return result;
    }

    boolean goesOn() {
        return result == null;
    }

    /** The class files that have to run next. */
    Map<String, byte[]> next() {
        return program.at(done);
    }

    /** Begins with the first version. */
    void start() {
        attempt(() -> {
            plain = new Plain(next());
            plain.initialized();
            initialize(next());
            went(compare());
        });
    }

    /** Takes the state as it is before the next upgrade. */
    void leave() {
        attempt(() -> numbers = kept.take(plain, expected));
    }

    /**
     * Compares after an upgrade.
     *
     * @param found what was said of it; if there is an error, it was not done
     * @param version the class files that run, by and with the names under which they do
     */
    void arrive(List<Diagnostic> found, Map<String, byte[]> version) {
        said.addAll(found);
        forget(found);
        attempt(() -> went(found.stream().anyMatch(Diagnostic::isError) ? null : arrived(version)));
    }

    /** Lambdas that are told to keep their code, or maybe to run another one's, are none of the new version. */
    private void forget(List<Diagnostic> found) {
        for (int i = 0; i < recipes.size(); i++) {
            String owner = recipes.get(i) == null ? "" : recipes.get(i).key.replaceFirst("\\..*", ":");
            if (recipes.get(i) != null && found.stream().map(Diagnostic::render).anyMatch(text -> text.contains(owner)
                    && (text.contains("keep their code") || text.contains("whose objects run their code")))) {
                recipes.set(i, new Recipe("forgotten", recipes.get(i).on, 0));
            }
        }
    }

    /** Does something of this trial, which ends with it if it throws. */
    void attempt(Runnable part) {
        try {
            part.run();
        } catch (AssertionError | LinkageError | RuntimeException e) {
            result = new Result(Kind.THROWN, "step " + done + ' ' + text(e), done, said);
        }
    }

    private void went(String different) {
        if (different != null) {
            result = new Result(Kind.DIFFERENT, "step " + done + " to v" + (program.steps().get(done) + 1) + different,
                    done, said);
        } else if (said.stream().anyMatch(each -> each.render().contains("objects that exist run another one's"))
                || ++done == program.steps().size()) {
            result = new Result(Kind.EQUAL, "", done, said);
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

    private String arrived(Map<String, byte[]> version) {
        initialize(version);
        plain = new Plain(version);
        plain.initialized();
        List<Object> all = kept.put(plain, live);
        for (int i = 0; i < expected.size(); i++) {
            Integer number = numbers.get(i);
            expected.set(i, number == null ? null : all.get(number));
        }
        List<String> keys = keys();
        for (int i = 0; i < expected.size(); i++) {
            Recipe recipe = recipes.get(i);
            if (recipe != null) {
                if (!keys.contains(recipe.key)) {
                    lost.add(i);
                }
                expected.set(i, !keys.contains(recipe.key) || expected.get(recipe.on) == null ? null
                        : call(plain, "make", recipe.key, expected.get(recipe.on), recipe.x));
            }
        }
        return compare();
    }

    private void initialize(Map<String, byte[]> version) {
        for (String name : Plain.stateful(version)) {
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
        return different != null ? different : Optional.ofNullable(late()).orElseGet(this::statics);
    }

    /** What a class of another jar sees that is loaded now, and one that was when this version ran before. */
    private String late() {
        byte[] file = program.lateAt(done);
        if (file == null) {
            return null;
        }
        String name = program.late();
        Class<?> wanted = new BytesLoader(plain, Map.of(name, file)).load(name);
        Class<?> before = late.get(file);
        Class<?> now = run.late(name, file);
        late.put(file, now);
        String different = late("late", wanted, now);
        // It was told that such a class goes on reading a constant's value.
        boolean told = said.stream().anyMatch(each -> each.render().contains("is no longer final"));
        return different != null || before == null || told ? different : late("late before", wanted, before);
    }

    private String late(String what, Class<?> wanted, Class<?> got) {
        String different = differ(what, use(wanted, null, 3), use(got, null, 3));
        for (int i = 0; different == null && i < expected.size(); i++) {
            if (expected.get(i) != null && recipes.get(i) == null) {
                different = differ(what + " object " + i, use(wanted, expected.get(i), i), use(got, running.get(i), i));
            }
        }
        return different;
    }

    private static Object use(Class<?> late, Object on, int x) {
        try {
            return late.getMethod("use", Object.class, int.class).invoke(null, on, x);
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof LinkageError ? text(e.getCause()) : e.getCause().getClass().getName();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
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
            String different = differ(name, get(expected.get(i)), get(running.get(i)));
            return different == null || lost.contains(i) && isAnothers(i) ? null : different;
        }
        return differ(name, call(plain, "observe", expected.get(i), i), call(live, "observe", running.get(i), i));
    }

    /** While its method was gone, a lambda may have become that of another method that has the same code. */
    private boolean isAnothers(int i) {
        Recipe recipe = recipes.get(i);
        Object got = get(running.get(i));
        String owner = recipe.key.replaceFirst("\\..*", ".");
        return keys().stream().filter(key -> key.startsWith(owner))
                .map(key -> call(plain, "make", key, expected.get(recipe.on), recipe.x))
                .anyMatch(made -> made instanceof Supplier<?> && got.equals(get(made)));
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
    private Object call(ClassLoader loader, String name, Object... arguments) {
        try {
            Map<String, Method> known = loader == live ? runningDriver : plainDriver;
            Method found = known.get(name);
            if (found == null || found.getDeclaringClass().getClassLoader() != loader) {
                known.clear();
                for (Method each : loader.loadClass(program.prefix() + "Driver").getDeclaredMethods()) {
                    each.setAccessible(true);
                    known.put(each.getName(), each);
                }
                found = known.get(name);
            }
            return found.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof LinkageError || loader instanceof Plain && name.equals("statics")
                    ? text(e.getCause()) : e.getCause().getClass().getName();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
