package dev.molt.eval;

import dev.molt.classfile.ClassFile;
import dev.molt.code.ClassSet;
import dev.molt.code.CodeSource;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.reshape.Preparation;
import dev.molt.reshape.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The class files that an application's classes were loaded from.
 *
 * <p>Read from its code source. What was overwritten there since the JVM started (a build into the folder that the
 * application runs from) is asked from the JVM instead, by a retransformation that changes nothing.
 */
public final class LoadedBytes {

    private final Tools tools;

    /** Reads with these tools. */
    public LoadedBytes(Tools tools) {
        this.tools = tools;
    }

    /**
     * The classes of an instance's code source as they were when loaded.
     *
     * @param known classes whose bytes need not be asked for, as they are remembered
     * @throws RefusedException if the code source is a jar that was replaced
     */
    public ClassSet of(Instance instance, Map<String, ?> known) throws IOException, RefusedException {
        return read(instance, known, true);
    }

    /** The same without what was written into a folder since and is not loaded: it is another version's. */
    public ClassSet withoutNewer(Instance instance, Map<String, ?> known) throws IOException, RefusedException {
        ClassSet all = of(instance, known);
        if (!Files.isDirectory(instance.code())) {
            return all;
        }
        Map<String, Optional<byte[]>> newer = new HashMap<>();
        try (CodeSource code = CodeSource.open(instance.code())) {
            for (String name : all.names()) {
                if (!instance.loaded().containsKey(name) && code.lastModified(name) > started()) {
                    newer.put(name, Optional.empty());
                }
            }
        }
        return all.with(newer);
    }

    private static long started() {
        return ProcessHandle.current().info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /**
     * The same without asking the JVM, which may be in the middle of a redefinition.
     *
     * @throws RefusedException if it would have to be asked
     */
    ClassSet unasked(Instance instance, Map<String, ?> known) throws IOException, RefusedException {
        return read(instance, known, false);
    }

    private ClassSet read(Instance instance, Map<String, ?> known, boolean ask) throws IOException, RefusedException {
        Shapes shapes = tools.shapes(instance.loader());
        try (CodeSource code = CodeSource.open(instance.code())) {
            Map<String, Optional<byte[]>> kept = new HashMap<>();
            instance.loaded().keySet().forEach(n -> shapes.kept(n).ifPresent(b -> kept.put(n, Optional.of(b))));
            ClassSet onDisk = ClassSet.of(code).with(kept);
            long started = started();
            Set<Class<?>> overwritten = new HashSet<>();
            for (Map.Entry<String, Class<?>> loaded : instance.loaded().entrySet()) {
                String name = loaded.getKey();
                // One that is gone from the code source was loaded from somewhere, too.
                boolean changed = !onDisk.contains(name) || code.lastModified(name) > started;
                if (changed && !known.containsKey(name) && !kept.containsKey(name)) {
                    overwritten.add(loaded.getValue());
                }
            }
            if (overwritten.isEmpty()) {
                return onDisk;
            }
            if (!ask) {
                throw new RefusedException(Diagnostic.error(
                        "replaced_jar",
                        null,
                        instance.code() + " was replaced since the JVM was started",
                        "put back what the JVM was started with, or start it anew"));
            }
            Map<String, Optional<byte[]>> loaded = new HashMap<>();
            new Capture(tools).of(overwritten).forEach((name, bytes) -> loaded.put(name, Optional.of(bytes)));
            loaded.entrySet().removeIf(entry -> onDisk.bytes(entry.getKey())
                    .filter(disk -> isPrepared(disk, entry.getValue().orElseThrow()))
                    .isPresent());
            checkJar(instance.code(), onDisk, loaded);
            return onDisk.with(loaded);
        }
    }

    /** A class that did not change and whose application began anew was redefined to what it was prepared as. */
    private static boolean isPrepared(byte[] disk, byte[] captured) {
        return Preparation.prepare(disk) instanceof Prepared.Ready ready
                && ClassFile.of(ready.bytes()).sameButDebug(ClassFile.of(captured));
    }

    /**
     * Of a folder, the JVM loads what lies there now. A jar it holds open: what it will load of one that was replaced is no
     * longer to be seen, so that nothing can be said of classes that are not loaded yet.
     */
    private static void checkJar(Path code, ClassSet onDisk, Map<String, Optional<byte[]>> loaded)
            throws RefusedException {
        if (Files.isDirectory(code)) {
            return;
        }
        for (Map.Entry<String, Optional<byte[]>> entry : loaded.entrySet()) {
            boolean same = onDisk.bytes(entry.getKey())
                    .filter(disk -> ClassFile.of(disk).sameButDebug(ClassFile.of(entry.getValue().orElseThrow())))
                    .isPresent();
            if (!same) {
                throw new RefusedException(Diagnostic.error(
                        "replaced_jar",
                        null,
                        code + " was replaced while the JVM runs: " + entry.getKey() + " was not loaded from what it holds"
                                + " now, and nothing tells what the JVM will load from it",
                        "put the jar back with which the JVM was started"));
            }
        }
    }
}
