package dev.molt.eval;

import dev.molt.code.ClassSet;
import dev.molt.code.CodeSource;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
     */
    public ClassSet of(Instance instance, Map<String, ?> known) throws IOException {
        try (CodeSource code = CodeSource.open(instance.code())) {
            ClassSet onDisk = ClassSet.of(code);
            long started = ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(Instant::toEpochMilli)
                    .orElse(0L);
            List<Class<?>> overwritten = new ArrayList<>();
            for (Map.Entry<String, Class<?>> loaded : instance.loaded().entrySet()) {
                if (!known.containsKey(loaded.getKey()) && isOverwritten(code, loaded.getKey(), started)) {
                    overwritten.add(loaded.getValue());
                }
            }
            return overwritten.isEmpty() ? onDisk : onDisk.with(captured(overwritten));
        }
    }

    /** Also true for a class that is gone from the code source: it was loaded from somewhere. */
    private static boolean isOverwritten(CodeSource code, String name, long started) throws IOException {
        return code.lastModified(name) > started || !code.classNames().contains(name);
    }

    private Map<String, Optional<byte[]>> captured(List<Class<?>> types) {
        Map<String, Optional<byte[]>> captured = new ConcurrentHashMap<>();
        ClassFileTransformer capture = new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    Module module, ClassLoader loader, String name, Class<?> type, ProtectionDomain d, byte[] bytes) {
                if (type != null && types.contains(type)) {
                    captured.put(type.getName(), Optional.of(bytes.clone()));
                }
                return null;
            }
        };
        tools.instrumentation().addTransformer(capture, true);
        try {
            tools.instrumentation().retransformClasses(types.toArray(Class<?>[]::new));
        } catch (UnmodifiableClassException e) {
            throw new IllegalStateException(e);
        } finally {
            tools.instrumentation().removeTransformer(capture);
        }
        return captured;
    }
}
