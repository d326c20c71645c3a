package dev.molt.eval;

import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import dev.molt.reflect.State;
import dev.molt.reshape.Call;
import dev.molt.reshape.Homes;
import dev.molt.reshape.Reshaped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts one version's classes into one loader: all of them by one redefinition, or none.
 *
 * <p>The order is what makes it safe beside a running application: first publish (whatever is loaded from now on comes up
 * new), then wait for loads in progress, define what is new, redefine what is loaded.
 */
final class Installation {

    private final Tools tools;
    private final Installed installed;
    private final Reshaping reshaping;
    private final Companions companions;
    private final Shapes shapes;
    private final Publishing publishing;
    private final Tombstones tombstones;
    private final Resources resources;
    private final Constants constants;
    private final LiveEnums enums;
    private final LiveStatics statics;
    private final List<Call> late = new ArrayList<>();
    private Homes homesBefore;
    private final Map<String, byte[]> replaced = new TreeMap<>();
    private Reshaped reshaped;
    private Suspension suspension;
    private final Map<String, byte[]> gatedNew = new TreeMap<>();
    private Map<String, String> companionsBefore;
    private State shown;
    private State shownBefore;

    Installation(Tools tools, Installed installed) {
        this.tools = tools;
        this.installed = installed;
        this.reshaping = installed.reshaping();
        this.companions = new Companions(tools, installed.place());
        this.shapes = tools.shapes(installed.place().loader());
        this.publishing = new Publishing(tools, installed);
        this.tombstones = new Tombstones(tools, installed);
        this.resources = new Resources(tools, installed.place(), installed.parts());
        this.constants = new Constants(tools.jdk());
        this.enums = new LiveEnums(tools, installed.place(),
                new EnumReaders(tools, installed.place(), installed.before(), reshaping::running));
        this.statics = new LiveStatics(tools, installed, companions);
    }

    /**
     * Does what nobody notices yet: works the class files out, and defines what is new.
     *
     * @throws EvaluationException if that fails; {@link #undo} has to follow
     */
    void prepare() throws EvaluationException {
        work(installed.after(), named());
        resources.showHere();
        companions.define(reshaped);
        List<ClassPlan> added = installed.classes().stream()
                .filter(plan -> plan.action() == Action.ADD)
                .toList();
        new Additions(tools, installed, reshaped).add(added);
        homesBefore = shapes.homes();
        initialize();
        letReflectionAsk();
        statics.look(reshaped);
    }

    private void letReflectionAsk() throws EvaluationException {
        try {
            if (!shown.next().isEmpty()) {
                tools.reflections().begin();
            }
        } catch (ReflectiveOperationException e) {
            throw new EvaluationException("reflection cannot be made to show the new members: " + e.getMessage(), e);
        }
    }

    /** Before the redefinition, which makes the JDK forget what it knew. */
    private void show() {
        ClassLoader loader = installed.place().loader();
        shownBefore = shownBefore == null ? tools.reflections().state(loader) : shownBefore;
        tools.reflections().show(loader, shown);
    }

    /**
     * Takes modules out of service: whoever calls them waits from now on.
     *
     * @throws EvaluationException if the JVM refuses; {@link #undo} has to follow
     */
    void suspend(Suspension begun) throws EvaluationException {
        Map<String, byte[]> old = new TreeMap<>();
        withCompanions(begun.gated()).forEach(name -> old.put(name, reshaping.running(name)));
        Map<String, byte[]> gates = new TreeMap<>();
        old.forEach((name, bytes) -> gates.put(name, begun.gateOld(bytes)));
        gatesOfNew(begun);
        Map<Class<?>, byte[]> batch = installed.byClass(tools, gates);
        batch.keySet().forEach(type -> tools.letCallUs(type.getModule()));
        suspension = begun;
        suspension.shut();
        old.forEach(replaced::putIfAbsent);
        tools.redefinition().redefine(batch);
    }

    /** Worked out before anybody waits. */
    private void gatesOfNew(Suspension begun) {
        gatedNew.clear();
        Map<String, byte[]> wanted = new TreeMap<>(reshaped.redefinitions());
        wanted.keySet().retainAll(begun.gated());
        wanted.putAll(companions.changes(reshaped));
        // Who waits before a body that stays must find it with another gate, or would come back to the same one for ever.
        withCompanions(begun.gated()).forEach(name -> wanted.computeIfAbsent(name, reshaping::running));
        wanted.forEach((name, bytes) -> gatedNew.put(name, begun.gateNew(bytes)));
    }

    /** Whoever calls an added method comes in by the companion. */
    private Set<String> withCompanions(Set<String> names) {
        Set<String> all = new TreeSet<>(names);
        names.forEach(name -> Optional.ofNullable(shapes.companions().get(name)).ifPresent(all::add));
        return all;
    }

    /**
     * Makes the new version the running one.
     *
     * @throws EvaluationException if that fails; {@link #undo} has to follow
     */
    void commit() throws EvaluationException {
        publishing.publish(Part::wanted, reshaped);
        settle();
        redefine(true);
        resources.show();
        // A loader without a lock may have defined a class behind our back meanwhile.
        while (isStale()) {
            settle();
            redefine(false);
        }
    }

    /** Takes the gates out of the new version, once they are open; what is deleted goes now. */
    void ungate() throws EvaluationException {
        Map<String, byte[]> plain = new TreeMap<>();
        gatedNew.keySet().forEach(name -> plain.put(name, reshaping.running(name)));
        suspension = null;
        plain.putAll(tombstones.ofDeleted());
        plain.keySet().forEach(name -> replaced.putIfAbsent(name, reshaping.running(name)));
        tools.redefinition().redefine(installed.byClass(tools, plain));
        shapes.runs(plain);
    }

    /** Gives applications that start anew the static state that they began with. */
    void renew(Set<String> applications) throws EvaluationException {
        Renewal renewal = new Renewal(tools, installed);
        for (Part part : installed.parts()) {
            if (applications.contains(part.plan().application())) {
                renewal.renew(part, name -> suspension == null
                        ? reshaping.running(name)
                        : gatedNew.getOrDefault(name, reshaping.running(name)));
            }
        }
    }

    /** False if applications only start anew. */
    boolean changesVersions() {
        return installed.parts().stream().map(Part::plan).anyMatch(plan -> !plan.from().equals(plan.to()));
    }

    /** What the new version was made of. */
    Reshaped reshaped() {
        return reshaped;
    }

    /** How many loaded classes were redefined. */
    int redefined() {
        return (int) replaced.keySet().stream().filter(name -> !shapes.isBeside(name)).count();
    }

    /**
     * Makes the old version the running one again, and opens the gates.
     *
     * @return what could not be undone, in words for the operator; empty if all was
     */
    String undo() {
        try {
            resources.undo();
            Map<String, byte[]> old = new TreeMap<>(replaced);
            String left = publishing.isBegun() ? unpublish(old) : "";
            String kept = enums.undo(old.keySet());
            restore(old);
            if (!late.isEmpty()) {
                // Nothing has fed what was added.
                shapes.homes(homesBefore);
            }
            if (suspension != null) {
                suspension.rollBack();
            }
            installed.deletions().dropStatics(Action.ADD);
            return left + (left.isEmpty() || kept.isEmpty() ? "" : "; ") + kept;
        } catch (EvaluationException | RuntimeException | Error e) {
            return "undoing it failed: " + EvaluationException.reason(e);
        } finally {
            if (suspension != null) {
                suspension.abandon();
                suspension = null;
            }
        }
    }

    /**
     * Lets classes come up in the old version again, and works out those that came up in the new one meanwhile.
     *
     * @param old takes these
     * @return which of them have to stay as they came up, and why
     */
    private String unpublish(Map<String, byte[]> old) {
        Set<String> loadedSince = loadedSince();
        publishing.restore(reshaped);
        if (loadedSince.isEmpty()) {
            return "";
        }
        Set<String> names = new TreeSet<>(loadedSince);
        names.addAll(named());
        try {
            do {
                work(installed.before(), names);
                publishing.publish(Part::old, reshaped);
            } while (isStale(installed.before()));
            companions.define(reshaped);
        } catch (EvaluationException e) {
            return String.join(", ", loadedSince) + " came up in " + installed.release() + " meanwhile and cannot go back: "
                    + e.getMessage();
        }
        shapes.homes(reshaped.homes());
        old.putAll(reshaped.redefinitions());
        return "";
    }

    /** The classes that an upgrade file brings in. */
    private Set<String> named() {
        return installed.classes().stream()
                .filter(plan -> plan.action() != Action.DELETE)
                .map(ClassPlan::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Works out once more what to do, until no class is loaded in between. */
    private void settle() throws EvaluationException {
        while (isStale()) {
            work(installed.after(), named());
            publishing.publish(Part::wanted, reshaped);
            companions.define(reshaped);
            initialize();
            if (suspension != null) {
                gatesOfNew(suspension);
            }
        }
    }

    private boolean isStale() {
        return isStale(installed.after());
    }

    /**
     * True if a class was loaded in between, from before or after the publication.
     *
     * @param version all classes of the version that is to run: others stay as they are
     */
    private boolean isStale(ClassSet version) {
        Set<String> names = named();
        names.addAll(reshaped.unloaded().keySet());
        names.addAll(publishing.namesBefore());
        names.retainAll(version.names());
        return reshaping.isStale(reshaped, names);
    }

    /** What asks for constants of enums is called when they are there. */
    private void initialize() throws EvaluationException {
        companions.call(reshaped, reshaped.calls());
        late.addAll(reshaped.enums().calls());
        shapes.homes(reshaped.homes());
    }

    private void feedLate() throws EvaluationException {
        companions.call(reshaped, late);
        late.clear();
    }

    private void work(ClassSet wanted, Set<String> named) throws EvaluationException {
        reshaped = reshaping.toward(wanted, named, wanted == installed.after() ? installed.renewed() : Map.of());
        List<Diagnostic> refused =
                reshaped.diagnostics().stream().filter(Diagnostic::isError).toList();
        if (!refused.isEmpty()) {
            throw new EvaluationException(refused.get(0).message());
        }
        // Here, and not where it is needed: there, callers may wait.
        shown = reshaping.shown(reshaped, wanted);
        constants.clear();
        installed.byClass(tools, reshaped.redefinitions()).forEach(
                (type, bytes) -> constants.find(type, reshaping.running(type.getName()), bytes));
    }

    /** Classes that came up in the version that is not to be. */
    private Set<String> loadedSince() {
        return reshaped.unloaded().keySet().stream()
                .filter(name -> installed.before().contains(name)
                        && installed.find(tools, name).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One call. */
    private void redefine(boolean all) throws EvaluationException {
        Map<String, byte[]> wanted = new TreeMap<>(reshaped.redefinitions());
        wanted.putAll(companions.changes(reshaped));
        if (suspension == null) {
            wanted.putAll(tombstones.ofDeleted());
        }
        wanted.entrySet().removeIf(entry -> !all && Arrays.equals(reshaping.running(entry.getKey()), entry.getValue()));
        wanted.keySet().forEach(name -> replaced.putIfAbsent(name, reshaping.running(name)));
        Map<String, byte[]> given = new TreeMap<>(wanted);
        if (suspension != null) {
            given.putAll(gatedNew);
        }
        show();
        if (suspension == null) {
            // Between the constants and the code that names them: callers must not meet fields without values.
            enums.become(reshaped.enums(), Set.of());
            feedLate();
            tools.redefinition().redefine(installed.byClass(tools, given));
        } else {
            enums.become(reshaped.enums(), given.keySet());
            tools.redefinition().redefine(installed.byClass(tools, given));
            feedLate();
        }
        constants.set();
        tools.reflections().forget(installed.place().loader(), shownBefore);
        shapes.runs(wanted);
        if (all) {
            statics.renew(reshaped, name -> Optional.ofNullable(given.get(name)).or(() -> changed(name)));
        }
        companionsBefore = companionsBefore == null ? shapes.companions() : companionsBefore;
        shapes.companions(reshaped.companions());
    }

    /** What runs in a class that was changed. */
    private Optional<byte[]> changed(String name) {
        return shapes.changed().contains(name) ? Optional.of(reshaping.running(name)) : Optional.empty();
    }

    private void restore(Map<String, byte[]> old) throws EvaluationException {
        old.putAll(tombstones.ofAdded());
        Map<Class<?>, byte[]> batch = new LinkedHashMap<>(installed.byClass(tools, old));
        if (shownBefore != null) {
            tools.reflections().show(installed.place().loader(), shownBefore);
        }
        tools.redefinition().restore(batch);
        constants.undo();
        if (shownBefore != null) {
            tools.reflections().forget(installed.place().loader(), shown);
        }
        shapes.runs(old);
        statics.undo(this::changed);
        if (companionsBefore != null) {
            shapes.companions(companionsBefore);
        }
    }
}
