package dev.molt.eval;

import dev.molt.classfile.InitializerMove;
import dev.molt.classfile.StaticInitializer;
import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.relup.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds out, before anything is touched, whether an application can be started anew with the statics of a fresh JVM. */
public final class Renewable {

    private final Tools tools;

    /** Looks into this JVM. */
    public Renewable(Tools tools) {
        this.tools = tools;
    }

    /**
     * The classes that cannot, if a script starts the application anew.
     *
     * @param before its classes in the version that runs, to which it goes back if the change fails
     * @param after its classes in the version wanted
     */
    public List<Diagnostic> check(Script script, String application, Instance instance, ClassSet before, ClassSet after) {
        List<Diagnostic> found = new ArrayList<>();
        if (!ComponentSteps.restarted(script.instructions()).contains(application)) {
            return found;
        }
        for (String name : new TreeSet<>(instance.loaded().keySet())) {
            if (tools.jdk().isInitialized(instance.loaded().get(name)) && (isStuck(before, name) || isStuck(after, name))) {
                found.add(Diagnostic.error(
                        "no_initializer",
                        null,
                        name + " of " + application
                                + " cannot be started anew: it has no method that could run its static initialiser a second time",
                        "give it a static method that its initialiser does not call, or update the application without"
                                + " restart_application"));
            }
        }
        return found;
    }

    private static boolean isStuck(ClassSet classes, String name) {
        return classes.bytes(name).filter(bytes -> StaticInitializer.move(bytes) instanceof InitializerMove.NoHost).isPresent();
    }
}
