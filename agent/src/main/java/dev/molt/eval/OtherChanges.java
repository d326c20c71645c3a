package dev.molt.eval;

import dev.molt.classfile.AbsentClass;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.jdk.OwnStack;
import dev.molt.reshape.Call;
import dev.molt.reshape.Finding;
import dev.molt.reshape.Homes;
import dev.molt.reshape.Reshaped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes somebody else's redefinitions fit the classes that are loaded: the JVM asks before it compares shapes.
 *
 * <p>All this runs in the thread that redefines, while the JVM keeps the classes for it. Other threads may be suspended by
 * a debugger for as long as it likes, so none is waited for without end.
 */
public final class OtherChanges {

    private static final long PATIENCE_SECONDS = 2;
    private static final String MEANWHILE = "Molt is changing classes at this moment; try again when it has done so";

    private final OwnStack stack;
    private final Apart apart = new Apart();
    private Tools tools;
    private Settlement settlement;

    OtherChanges(OwnStack stack) {
        this.stack = stack;
    }

    void begin(Tools used) {
        tools = used;
        settlement = new Settlement(used, apart);
        used.transformer().tell(this);
    }

    /** Where it is written down what others did. */
    public Settlement settlement() {
        return settlement;
    }

    /** Waits until what others have begun is settled; who has this lock is alone. */
    public Lock apart() {
        settlement.await();
        return apart;
    }

    /** The classes of an application that somebody else changed, as they run. */
    public Map<String, Optional<byte[]>> of(Instance instance) {
        Map<String, Optional<byte[]>> changed = new TreeMap<>();
        Map<String, Optional<byte[]>> version = tools.versions().find(instance)
                .map(versions -> versions.changes().get(versions.current())).orElse(Map.of());
        tools.shapes(instance.loader()).others().forEach((name, change) -> {
            boolean same = version.getOrDefault(name, change.own()).filter(
                    bytes -> Arrays.equals(bytes, change.given())).isPresent();
            if (change.code().equals(instance.code()) && !same) {
                changed.put(name, Optional.of(change.given()));
            }
        });
        return changed;
    }

    /** Keeps the class files that loaded classes were made of, where a build may overwrite them at any time. */
    public void keepFolders() throws IOException, RefusedException {
        for (Instance instance : new InstanceFinder(tools).find()) {
            if (tools.application().isFolder(instance.code())) {
                Shapes shapes = tools.shapes(instance.loader());
                var code = new LoadedBytes(tools).of(instance, Map.of());
                instance.loaded().keySet().forEach(name -> code.bytes(name).ifPresent(b -> shapes.keep(name, b)));
            }
        }
    }

    /**
     * What the JVM has to be given where it reads a class anew that is not Molt's own doing.
     *
     * @param offered what it was about to read
     * @return null to leave it at that
     */
    byte[] again(Class<?> type, String name, byte[] offered) {
        Shapes shapes = tools.shapes(type.getClassLoader());
        Optional<Path> code = tools.application().code(type.getProtectionDomain());
        try {
            settlement.decide(type);
            Asking asking = Asking.here(stack);
            if (isBetween()) {
                return meanwhile(type, name, offered, asking, code);
            }
            boolean fresh = asking.redefines() || !asking.retransforms() && !shapes.knows(name, offered);
            if (!fresh || code.isEmpty() || shapes.isBeside(name)) {
                return shapes.again(name, offered);
            }
            return redefined(type, offered, asking, code.get());
        } catch (RuntimeException | IOException | RefusedException | EvaluationException | Error e) {
            return leave(type, offered, EvaluationException.reason(e));
        }
    }

    /**
     * What a class is to be loaded as that may call what somebody else added to another a moment ago, where it is not
     * settled yet; null to leave it at that.
     *
     * @param read its class file
     */
    byte[] loading(ClassLoader loader, String name, byte[] read) {
        if (!settlement.isSettling()) {
            return null;
        }
        settlement.look();
        Shapes shapes = tools.shapes(loader);
        String text = new String(read, StandardCharsets.ISO_8859_1);
        if (shapes.others().keySet().stream().noneMatch(other -> text.contains(other.replace('.', '/')))) {
            return null;
        }
        try {
            return Outlook.of(tools, loader, Map.of(name, read)).reshaped().unloaded().get(name);
        } catch (RuntimeException | IOException | RefusedException | Error e) {
            settlement.write("failed", name + " is loaded as it is: " + EvaluationException.reason(e));
            return null;
        }
    }

    /** True for who comes while Molt changes classes: some have their new code by now, and gates. */
    private boolean isBetween() {
        Thread owner = apart.owner();
        return owner != null && owner != Thread.currentThread() && !settlement.isFollower(owner);
    }

    /**
     * Who only has the JVM read a class anew is given what Molt gave it; so are native agents, Flight Recorder's for one, who
     * come from no Java code, but with bytes that the JVM had. Who brings code of the application is refused by the JVM, which
     * is given a class of another name: had it taken the code, callers would come in where the gates are gone, and nobody could
     * tell by the JVM's count whose code runs.
     */
    private byte[] meanwhile(Class<?> type, String name, byte[] offered, Asking asking, Optional<Path> code) {
        byte[] latest = tools.transformer().latest(type);
        Shapes shapes = tools.shapes(type.getClassLoader());
        boolean isOld = shapes.knows(name, offered) || latest != null && Arrays.equals(latest, offered);
        if (asking.retransforms() || !asking.redefines() && isOld || code.isEmpty() && latest == null) {
            return latest != null ? latest : shapes.again(name, offered);
        }
        settlement.refuse(type.getName() + ": " + MEANWHILE);
        return AbsentClass.named(MEANWHILE);
    }

    private byte[] redefined(Class<?> type, byte[] offered, Asking asking, Path code)
            throws IOException, RefusedException, EvaluationException {
        if (apart.isLocked() && !settlement.isSettling()) {
            return leave(type, offered, MEANWHILE);
        }
        ClassLoader loader = type.getClassLoader();
        Map<Class<?>, byte[]> batch = new HashMap<>(settlement.underWay(loader, Thread.currentThread()));
        batch.putAll(asking.batch());
        batch.put(type, offered);
        batch.keySet().removeIf(other -> other.getClassLoader() != loader || tools.application().code(
                other.getProtectionDomain()).isEmpty());
        boolean open = settlement.isSettling();
        Outlook outlook = Outlook.of(
                tools, loader, batch, codes -> settlement.batch().read(tools, loader, codes, open));
        Optional<String> refusal = refusal(outlook.reshaped());
        if (refusal.isPresent()) {
            return leave(type, offered, refusal.get());
        }
        Reshaped reshaped = outlook.reshaped();
        Companions companions = new Companions(tools, outlook.place());
        companions.define(reshaped);
        Shapes shapes = tools.shapes(loader);
        initialize(companions, reshaped, shapes);
        String name = type.getName();
        byte[] shaped = reshaped.redefinitions().get(name);
        // The JVM offers again what it was given, and plans go by what runs.
        shapes.given(name, offered.clone());
        byte[] given = outlook.wanted().bytes(name).orElseThrow().clone();
        OtherChange change = new OtherChange(code, outlook.reshaping().own(name), given, shaped);
        pending(type, change, "", outlook.reshaping().running(name), reshaped.enums().calls());
        new Continuations(tools, loader).silence(Set.of(name));
        return shaped;
    }

    /** Has the JVM decide; what Molt has to say against it goes into the journal. */
    private byte[] leave(Class<?> type, byte[] offered, String reason) {
        byte[] left = tools.shapes(type.getClassLoader()).again(type.getName(), offered);
        Path code = tools.application().code(type.getProtectionDomain()).orElse(Path.of(""));
        byte[] given = offered.clone();
        OtherChange change = new OtherChange(code, Optional.empty(), given, left == null ? given : left);
        pending(type, change, reason, change.shaped(), List.of());
        return left;
    }

    private void pending(Class<?> type, OtherChange change, String refusal, byte[] running, List<Call> late) {
        tools.shapes(type.getClassLoader()).given(type.getName(), change.given());
        settlement.add(new PendingChange(type, change, refusal, tools.jdk().redefinitions(type), running, late));
    }

    private static Optional<String> refusal(Reshaped reshaped) {
        return reshaped.findings().stream()
                .filter(finding -> finding.diagnostic().isError())
                .map(Finding::diagnostic)
                .map(OtherChanges::words)
                .findFirst();
    }

    private static String words(Diagnostic diagnostic) {
        return diagnostic.cure() == null ? diagnostic.message() : diagnostic.message() + "; cure: " + diagnostic.cure();
    }

    private static void initialize(Companions companions, Reshaped reshaped, Shapes shapes) throws EvaluationException {
        Homes before = shapes.homes();
        shapes.homes(reshaped.homes());
        try {
            initialize(companions, reshaped);
        } catch (EvaluationException e) {
            shapes.homes(shapes.homes().undone(before, List.of()));
            throw e;
        }
    }

    /** In a thread of its own, as classes that are loaded within a transformer are shown to none. */
    private static void initialize(Companions companions, Reshaped reshaped) throws EvaluationException {
        if (reshaped.calls().isEmpty()) {
            return;
        }
        FutureTask<Void> task = new FutureTask<>(() -> {
            companions.call(reshaped, reshaped.calls());
            return null;
        });
        Thread thread = new Thread(null, task, "molt-initialiser", 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // A debugger has suspended all threads: it runs when they go on, as whatever would read the fields.
        } catch (ExecutionException e) {
            throw new EvaluationException(EvaluationException.reason(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The lock of who changes classes, which tells who that is. */
    private static final class Apart extends ReentrantLock {

        private static final long serialVersionUID = 1;

        Thread owner() {
            return getOwner();
        }
    }
}
