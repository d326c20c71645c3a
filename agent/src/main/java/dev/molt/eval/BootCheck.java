package dev.molt.eval;

import dev.molt.CodeChange;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.boot.Boot;
import dev.molt.codechange.Step;
import dev.molt.diag.Diagnostic;
import dev.molt.plan.Plan;
import dev.molt.reshape.Definition;
import dev.molt.reshape.Reshaped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Finds out whether a loader gives its classes what rewritten code calls, which is in the boot loader. */
public final class BootCheck {

    private static final String PACKAGE = Boot.class.getPackageName();

    private BootCheck() {}

    /**
     * The error, if what is planned needs what the loader does not give.
     *
     * @param reshaped what the plan's classes are reshaped to
     */
    public static List<Diagnostic> check(ClassLoader loader, Plan plan, List<Reshaped> reshaped) {
        boolean needed = plan.instructions().stream().anyMatch(Update.class::isInstance)
                || reshaped.stream().flatMap(BootCheck::classFiles).anyMatch(BootCheck::namesUs);
        if (needed && !gives(loader, Boot.class)) {
            return List.of(error(loader, plan, PACKAGE, "code that waits or has grown calls"));
        }
        boolean implemented = plan.transformations().values().stream()
                .anyMatch(transformation -> transformation.compiled().steps().stream().anyMatch(Step.ByObject.class::isInstance));
        return implemented && !gives(loader, CodeChange.class)
                ? List.of(error(loader, plan, CodeChange.class.getPackageName(), "a class implements that transforms"))
                : List.of();
    }

    private static Diagnostic error(ClassLoader loader, Plan plan, String of, String needing) {
        return Diagnostic.error(
                "no_delegation",
                null,
                loader.getClass().getName() + " does not give " + plan.application() + " the classes of " + of + ", which "
                        + needing,
                "let it ask its parents, or the boot loader, for " + of
                        + " (in OSGi: org.osgi.framework.bootdelegation), or restart");
    }

    private static Stream<byte[]> classFiles(Reshaped reshaped) {
        return Stream.concat(
                reshaped.definitions().stream().map(Definition::bytes),
                Stream.concat(reshaped.redefinitions().values().stream(), reshaped.unloaded().values().stream()));
    }

    /** Names in class files are of this form, and of these letters. */
    private static boolean namesUs(byte[] classFile) {
        return new String(classFile, StandardCharsets.ISO_8859_1).contains(PACKAGE.replace('.', '/') + "/");
    }

    private static boolean gives(ClassLoader loader, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
