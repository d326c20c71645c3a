package dev.molt.eval;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.gate.Gating;
import dev.molt.suspend.Sentry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Gates before those bodies of a running class that its next version has otherwise. */
final class ChangedBodies {

    private ChangedBodies() {}

    /** The running class file with such gates; empty if no body changes. */
    static Optional<byte[]> gated(byte[] running, byte[] next) {
        Set<String> changed = of(running, next);
        return changed.isEmpty() ? Optional.empty() : Optional.of(Gating.gate(running, Sentry.KEY, changed));
    }

    /** The names of the methods, each followed by the descriptor. A static initialiser is not run again. */
    private static Set<String> of(byte[] running, byte[] next) {
        Map<String, String> wanted = new HashMap<>();
        ClassFile.of(next).methods().forEach(method -> wanted.put(method.name() + method.descriptor(), method.code()));
        Set<String> changed = new TreeSet<>();
        for (MethodShape method : ClassFile.of(running).methods()) {
            String key = method.name() + method.descriptor();
            if (!method.isStaticInitializer() && method.hasCode() && !Objects.equals(method.code(), wanted.get(key))) {
                changed.add(key);
            }
        }
        return changed;
    }
}
