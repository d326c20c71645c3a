package dev.molt.boot;

import dev.molt.classfile.InitializerMove;
import dev.molt.classfile.StaticInitializer;
import dev.molt.testing.Sources;
import java.lang.reflect.Method;

/** Runs in a JVM with the package on its boot class path: calls a moved initializer below the boot loader. */
public final class BootPathProgram {

    private BootPathProgram() {
    }

    /** Prints what the agent was asked to write. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Boot.connect((owner, name, value) -> System.out.println(name + "=" + value + " of " + owner.getName() + ", "
                + (Services.class.getClassLoader() == null ? "boot path" : "class path")));
        byte[] source = Sources.compile("package t; class A { static final Object O = \"o\".trim(); static void f() { } }")
                .get("t.A");
        InitializerMove.Host host = (InitializerMove.Host) StaticInitializer.move(source);
        Class<?> type = new ClassLoader(null) {
            Class<?> define() {
                return defineClass("t.A", host.bytes(), 0, host.bytes().length);
            }
        }.define();
        Method method = type.getDeclaredMethod(host.name());
        method.setAccessible(true);
        method.invoke(null);
    }
}
