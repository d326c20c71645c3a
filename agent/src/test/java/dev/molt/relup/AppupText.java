package dev.molt.relup;

import dev.molt.appup.Appup;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Reads upgrade files for tests; {@link #inUse} is the one switch between the stand-in and the real reader. */
interface AppupText {

    Appup read(String yaml) throws RefusedException;

    /** Reads every well-formed case: the stand-in, until the real reader is on this branch. */
    static AppupText inUse() {
        return new StandInAppupText();
    }

    /** The real reader, looked up by name because it is written on another branch. */
    static AppupText real() {
        try {
            Class<?> reader = Class.forName("dev.molt.appup.AppupReader");
            Method read = reader.getMethod("read", Source.class);
            boolean isStatic = Modifier.isStatic(read.getModifiers());
            Object instance = isStatic ? null : reader.getConstructor().newInstance();
            return yaml -> call(read, instance, yaml);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("dev.molt.appup.AppupReader is not here: merge the branch that has it", e);
        }
    }

    private static Appup call(Method read, Object instance, String yaml) throws RefusedException {
        try {
            return (Appup) read.invoke(instance, new Source("test.appup.yaml", yaml));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw new AssertionError("dev.molt.appup.AppupReader failed on\n" + yaml, e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError("dev.molt.appup.AppupReader.read is not public", e);
        }
    }
}
