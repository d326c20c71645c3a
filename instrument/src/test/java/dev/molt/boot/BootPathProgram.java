package dev.molt.boot;

import dev.molt.classfile.InitializerMove;
import dev.molt.classfile.StaticInitializer;
import dev.molt.gate.Gating;
import dev.molt.testing.FakeServices;
import dev.molt.testing.Sources;
import java.lang.reflect.Method;

/** Runs in a JVM with the package on its boot class path: calls a moved, gated initializer below the boot loader. */
public final class BootPathProgram {

    private BootPathProgram() {
    }

    /** Prints what the agent was asked to write. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Boot.connect(new FakeServices((owner, name, value) -> System.out.println(name + "=" + value + " of "
                + owner.getName() + ", " + (Services.class.getClassLoader() == null ? "boot path" : "class path")),
                (key, owner, monitor) -> {
                    System.out.println(owner.getName() + " at gate " + key);
                    return false;
                }));
        byte[] source = Sources.compile("package t; class A { static final Object O = \"o\".trim(); static void f() { } }")
                .get("t.A");
        InitializerMove.Host host = (InitializerMove.Host) StaticInitializer.move(source);
        byte[] gated = Gating.gate(host.bytes(), 7);
        Class<?> type = new ClassLoader(null) {
            Class<?> define() {
                return defineClass("t.A", gated, 0, gated.length);
            }
        }.define();
        Method method = type.getDeclaredMethod(host.name());
        method.setAccessible(true);
        method.invoke(null);
    }
}
