package dev.molt.eval;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.reflect.State;
import dev.molt.reshape.Call;
import dev.molt.reshape.Homes;
import java.io.IOException;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lets the rest follow where the JVM took somebody else's classes: those of the same batch that came before it was whole,
 * those that call the old companions, and what the new code counts on in constants and enums.
 */
final class Aftermath {

    private final Tools tools;

    Aftermath(Tools tools) {
        this.tools = tools;
    }

    /** Of classes that run in somebody else's version since a moment ago. */
    void of(List<PendingChange> changes) throws IOException, RefusedException, EvaluationException {
        Map<ClassLoader, List<PendingChange>> byLoader = changes.stream().collect(Collectors.groupingBy(
                change -> change.type().getClassLoader(), IdentityHashMap::new, Collectors.toList()));
        for (Map.Entry<ClassLoader, List<PendingChange>> entry : byLoader.entrySet()) {
            of(entry.getKey(), entry.getValue());
        }
    }

    private void of(ClassLoader loader, List<PendingChange> changes)
            throws IOException, RefusedException, EvaluationException {
        Outlook outlook = Outlook.of(tools, loader, Map.of());
        for (Diagnostic diagnostic : outlook.reshaped().diagnostics()) {
            if (diagnostic.isError()) {
                throw new EvaluationException(diagnostic.message());
            }
        }
        Shapes shapes = tools.shapes(loader);
        Companions companions = new Companions(tools, outlook.place());
        LeadingOthers others = new LeadingOthers(shapes, companions);
        Homes before = shapes.homes();
        companions.define(outlook.reshaped());
        shapes.homes(outlook.reshaped().homes());
        Map<String, byte[]> wanted = new TreeMap<>(outlook.reshaped().redefinitions());
        wanted.putAll(companions.changes(outlook.reshaped()));
        wanted.entrySet().removeIf(e -> Arrays.equals(outlook.reshaping().running(e.getKey()), e.getValue()));
        LiveAnnotations annotations = new LiveAnnotations(tools, loader);
        LiveEnums enums = new LiveEnums(tools, outlook.place(),
                new EnumReaders(tools, outlook.place(), outlook.wanted(), outlook.reshaping()::running));
        try {
            companions.call(outlook.reshaped(), outlook.reshaped().calls());
            others.begin(outlook.reshaped());
            enums.become(outlook.reshaped().enums(), wanted.keySet());
            redefine(loader, outlook, wanted, annotations);
        } catch (EvaluationException | RuntimeException | Error e) {
            others.undo();
            String left = enums.undo(Set.of());
            if (!left.isEmpty()) {
                e.addSuppressed(new EvaluationException(left));
            }
            shapes.homes(shapes.homes().undone(before, enums.met()));
            takeBack(annotations, e);
            throw e;
        }
        try {
            follow(changes, outlook, companions, others, wanted);
        } finally {
            annotations.settle();
        }
    }

    private static void takeBack(LiveAnnotations annotations, Throwable failure) {
        try {
            annotations.undo();
        } catch (EvaluationException e) {
            failure.addSuppressed(e);
        }
    }

    /** Behind the redefinition. */
    private void follow(List<PendingChange> changes, Outlook outlook, Companions companions, LeadingOthers others,
            Map<String, byte[]> wanted) throws EvaluationException {
        ClassLoader loader = outlook.place().loader();
        note(tools.shapes(loader), outlook, wanted);
        others.done(outlook.reshaped());
        List<Call> late = new ArrayList<>(outlook.reshaped().enums().calls());
        Constants constants = new Constants(tools.jdk());
        for (PendingChange change : changes) {
            late.addAll(change.late());
            constants.find(change.type(), change.running(), change.change().shaped());
        }
        companions.call(outlook.reshaped(), late.stream().distinct().toList());
        constants.set();
        Continuations continuations = new Continuations(tools, loader);
        changes.forEach(change -> continuations.lead(change.type().getName()));
        show(loader, outlook);
    }

    private void redefine(ClassLoader loader, Outlook outlook, Map<String, byte[]> wanted, LiveAnnotations annotations)
            throws EvaluationException {
        annotations.next(outlook.reshaping().versions(outlook.reshaped(), outlook.wanted()));
        annotations.become();
        Map<Class<?>, byte[]> byClass = new LinkedHashMap<>();
        wanted.forEach((name, bytes) -> byClass.put(tools.jdk().findLoaded(loader, name), bytes));
        tools.redefinition().redefine(byClass);
    }

    /** What the JDK remembers of the members is from before, until the JVM has read the classes once more. */
    private void show(ClassLoader loader, Outlook outlook) throws EvaluationException {
        State next = outlook.reshaping().shown(outlook.reshaped(), outlook.wanted());
        Set<String> names = new TreeSet<>(tools.reflections().state(loader).next().keySet());
        names.addAll(next.next().keySet());
        Showing showing = new Showing(tools, loader);
        showing.next(next);
        showing.begin();
        showing.show();
        try {
            Rereading.of(tools.instrumentation(), names.stream()
                    .<Class<?>>map(name -> tools.jdk().findLoaded(loader, name)).filter(Objects::nonNull).toList());
        } catch (UnmodifiableClassException e) {
            throw new EvaluationException("reflection may not show what runs: " + e.getMessage(), e);
        }
        showing.hasShown();
    }

    private static void note(Shapes shapes, Outlook outlook, Map<String, byte[]> wanted) {
        Map<String, OtherChange> others = shapes.others();
        shapes.runs(wanted);
        wanted.forEach((name, bytes) -> {
            if (others.containsKey(name)) {
                shapes.changed(name, others.get(name).as(bytes));
            }
        });
    }
}
