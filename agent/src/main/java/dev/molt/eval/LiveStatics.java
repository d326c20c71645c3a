package dev.molt.eval;

import dev.molt.reshape.RenewedStatics;
import dev.molt.reshape.Reshaped;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives static fields of loaded classes what the new static initialisers give them, and has everybody see it.
 *
 * <p>That code runs when the new version's does, as it may call what changed.
 */
final class LiveStatics {

    private static final String WHAT = "renewed static fields";

    private final Tools tools;
    private final Installed installed;
    private final Companions companions;
    private Map<Class<?>, Set<String>> looked = Map.of();
    private StaticReaders readers;
    private final Deque<Runnable> before = new ArrayDeque<>();
    private final Set<Class<?>> concerned = new HashSet<>();

    LiveStatics(Tools tools, Installed installed, Companions companions) {
        this.tools = tools;
        this.installed = installed;
        this.companions = companions;
    }

    /** Looks for who reads the fields: before anybody waits, as it takes time. */
    void look(Reshaped reshaped) {
        readers(initialized(reshaped));
    }

    /**
     * Renews them.
     *
     * @param given what a class was given; empty for one that is as the JVM loaded it
     * @throws EvaluationException if an initialiser fails; {@link #undo} has to follow
     */
    void renew(Reshaped reshaped, Function<String, Optional<byte[]>> given) throws EvaluationException {
        Map<RenewedStatics, Class<?>> wanted = initialized(reshaped);
        wanted.keySet().forEach(each -> each.homes().forEach(this::remember));
        concerned.addAll(readers(wanted));
        for (RenewedStatics each : wanted.keySet()) {
            companions.call(reshaped, List.of(each.call()));
        }
        anew(given);
    }

    /** Gives them what they had before. */
    void undo(Function<String, Optional<byte[]>> given) throws EvaluationException {
        while (!before.isEmpty()) {
            before.pop().run();
        }
        anew(given);
        concerned.clear();
    }

    private void anew(Function<String, Optional<byte[]>> given) throws EvaluationException {
        new Recompiling(tools, installed.place().loader(), given).of(concerned, WHAT);
    }

    private void remember(String name, String home) {
        Field field = Statics.field(tools.jdk(), tools.jdk().findLoaded(installed.place().loader(), home), name);
        Object value = tools.jdk().getStatic(field);
        before.push(() -> tools.jdk().putStatic(field, value));
    }

    /** Those of all fields at once, as every class file is read for it; who was looked at is not looked at again. */
    private Set<Class<?>> readers(Map<RenewedStatics, Class<?>> wanted) {
        Map<Class<?>, Set<String>> fields = new HashMap<>();
        wanted.forEach((renewed, type) -> fields.put(type, renewed.homes().keySet()));
        if (!fields.equals(looked)) {
            looked = fields;
            readers = new StaticReaders(tools, installed.place(), installed.before(), fields);
        }
        return fields.isEmpty() ? Set.of() : readers.find();
    }

    /** One that is not initialised comes up with the new values. */
    private Map<RenewedStatics, Class<?>> initialized(Reshaped reshaped) {
        Map<RenewedStatics, Class<?>> found = new LinkedHashMap<>();
        for (RenewedStatics renewed : reshaped.renewed()) {
            Class<?> type = tools.jdk().findLoaded(installed.place().loader(), renewed.type());
            if (type != null && tools.jdk().isInitialized(type)) {
                found.put(renewed, type);
            }
        }
        return found;
    }
}
