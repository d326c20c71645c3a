package dev.molt.eval;

import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.code.ClassSet;
import dev.molt.journal.Journal;
import dev.molt.journal.Phase;
import dev.molt.plan.Transformation;
import dev.molt.relup.Script;
import dev.molt.suspend.Sentry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Does what {@code code_change} of an upgrade does on copies of objects, while the application runs, and then puts back what was
 * made ready for it. Nobody waits, and the version that runs stays.
 */
public final class Rehearsal {

    /** How many objects of a module are copied; of more, as many evenly spread. */
    public static final int MOST = 10_000;

    private final Tools tools;
    private final Installed installed;
    private final Installation installation;
    private final Unrehearsable unrehearsable;
    private final Duration limit;

    /**
     * What came of it.
     *
     * @param modules one for each module whose objects are transformed
     * @param failure why it could not even begin, as the upgrade could not either
     * @param limit how long the transform of a module may take for all its objects
     */
    public record Outcome(List<Rehearsed> modules, Optional<String> failure, Duration limit) {}

    /**
     * Of an upgrade that its plans allow.
     *
     * @param script how it is carried out
     * @param parts the applications that change
     * @param before all classes of the versions that run
     * @param after all classes of the versions wanted
     */
    public Rehearsal(Tools tools, Script script, List<Part> parts, Reshaping reshaping, ClassSet before, ClassSet after) {
        this.tools = tools;
        this.limit = limit(script);
        this.installed = Installed.of(tools, parts, reshaping, before, after);
        // Whoever listens to the journal waits for upgrades.
        this.installation = new Installation(tools, installed, new Phases(new Journal(Clock.systemUTC(), Optional.empty()), 0));
        this.unrehearsable = new Unrehearsable(tools, installed);
    }

    /** As long as callers may have to wait for any of the modules that are suspended. */
    static Duration limit(Script script) {
        return script.instructions().stream()
                .filter(Suspend.class::isInstance)
                .map(instruction -> Suspension.limit(((Suspend) instruction).modules()))
                .max(Duration::compareTo)
                .orElse(Suspension.NOBODY_WAITS);
    }

    /**
     * Rehearses.
     *
     * @throws EvaluationException if what was made ready could not be put back
     */
    public Outcome run() throws EvaluationException {
        if (installed.transformations().isEmpty()) {
            return new Outcome(List.of(), Optional.empty(), limit);
        }
        Optional<String> hindrance = unrehearsable.ofAll();
        if (hindrance.isPresent()) {
            return new Outcome(none(hindrance.get()), Optional.empty(), limit);
        }
        ReleaseTransformer transformer = tools.transformer();
        transformer.begin();
        Outcome outcome;
        try {
            outcome = new Outcome(modules(), Optional.empty(), limit);
        } catch (EvaluationException | RuntimeException | Error e) {
            String failure = EvaluationException.reason(e);
            outcome = new Outcome(none(failure), Optional.of(failure), limit);
        }
        String left;
        try {
            left = installation.undo();
        } finally {
            tools.gatekeeper().post(null);
            transformer.forget();
        }
        if (!left.isEmpty()) {
            throw new EvaluationException(
                    outcome.failure().map(failure -> failure + "; ").orElse("") + "what was rehearsed is not put back: " + left);
        }
        return outcome;
    }

    private List<Rehearsed> none(String why) {
        return installed.transformations().keySet().stream().map(module -> Rehearsed.not(module, 0, why)).toList();
    }

    private List<Rehearsed> modules() throws EvaluationException {
        Map<String, Transformation> transformations = installed.transformations();
        installation.prepare();
        installation.phases().begins(Phase.WALK);
        Set<Class<?>> types = transformations.keySet().stream()
                .flatMap(name -> installed.find(tools, name).stream())
                .collect(Collectors.toSet());
        List<Object> objects = types.isEmpty() ? List.of() : new ObjectWalk(tools).find(types);
        if (transformations.values().stream().anyMatch(unrehearsable::needsNewCode)) {
            installation.watch();
        }
        List<Rehearsed> modules = new ArrayList<>();
        for (Map.Entry<String, Transformation> entry : transformations.entrySet()) {
            Optional<Class<?>> type = installed.find(tools, entry.getKey());
            modules.add(type.isEmpty()
                    ? new RehearsalTally(entry.getKey(), 0).result()
                    : module(type.get(), entry.getValue(), objects.stream().filter(type.get()::isInstance).toList()));
        }
        return modules;
    }

    private Rehearsed module(Class<?> type, Transformation transformation, List<Object> objects) throws EvaluationException {
        Optional<String> hindrance = unrehearsable.of(type, transformation);
        if (hindrance.isPresent()) {
            return Rehearsed.not(type.getName(), objects.size(), hindrance.get());
        }
        byte[] running = installed.before().bytes(type.getName()).orElseThrow();
        if (installation.ahead().contains(type.getName())) {
            // What is new may ask objects that are no copies for a field that it gave them.
            AheadMigration.of(tools, type, transformation, running, installation.reshaped(), installation.homesBefore());
        }
        RehearsedModule module = new RehearsedModule(tools, installed, installation,
                new Migration(tools, type, transformation, running, installation.reshaped(), false),
                unrehearsable.needsNewCode(transformation) ? Optional.of(posted()) : Optional.empty());
        return module.rehearse(type.getName(), objects, new CallingThread(tools, installed.place().loader(), limit));
    }

    /** Each module has its own: a thread that nobody waits for any more may still begin to be watched. */
    private Sentry posted() {
        Sentry sentry = new Sentry();
        tools.gatekeeper().post(sentry);
        return sentry;
    }
}
