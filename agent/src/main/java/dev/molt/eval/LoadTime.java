package dev.molt.eval;

import dev.molt.jdk.Hiding;
import dev.molt.reshape.Preparation;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is at work from the start: what the application loads is prepared, and reflection does not show it. All else is
 * made when somebody asks for a change, so that an application that nobody upgrades need not pay for it.
 *
 * @param instrumentation the JVM's
 * @param transformer Molt's one transformer, registered
 * @param application tells the application's code from other
 */
public record LoadTime(Instrumentation instrumentation, ReleaseTransformer transformer, ApplicationCode application) {

    /**
     * Begins to prepare.
     *
     * @param without parts to leave out, so that tests can show that they are needed; empty in real life
     * @param tools made when somebody else changes a loaded class, if not before
     * @throws ReflectiveOperationException if this JDK lacks something
     */
    public static LoadTime begin(Instrumentation instrumentation, Set<String> without, Supplier<Tools> tools)
            throws ReflectiveOperationException {
        Hiding.open(instrumentation).hide(Preparation.fields(), "toString");
        ApplicationCode application = new ApplicationCode();
        ReleaseTransformer transformer = new ReleaseTransformer(application, !without.contains(Tools.ROOM), tools);
        instrumentation.addTransformer(transformer, true);
        return new LoadTime(instrumentation, transformer, application);
    }

    /** Prepares nothing any more. */
    public void end() {
        instrumentation.removeTransformer(transformer);
        transformer.loading().end();
    }

    /** True if classes of a folder, which a build may overwrite at any time, were loaded before. */
    public boolean isBehindFolders() {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (application.mayDefine(type.getClassLoader())) {
                Optional<Path> code = application.code(type.getProtectionDomain());
                if (code.isPresent() && application.isFolder(code.get())) {
                    return true;
                }
            }
        }
        return false;
    }
}
