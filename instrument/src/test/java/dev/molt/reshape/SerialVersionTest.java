package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.Sources;
import java.io.ObjectStreamClass;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The default serialVersionUID of a class file is what the JDK computes for the class. */
@EveryJdk
class SerialVersionTest {

    @Test
    void isThatOfTheJdk() {
        Map<String, byte[]> classes = Sources.compile("""
                package q;
                import java.io.Serializable;
                public abstract class A implements Serializable, Comparable<A>, Runnable {
                    private int n; private transient int t; private static int s; protected volatile long v;
                    public static final String S = "s" + 1;
                    static final int CONSTANT = 1;
                    A[] all; int[][] numbers;
                    A(String s) { } private A() { } protected A(int n, A... more) { }
                    public synchronized strictfp void z() { } native int $a(); private void hidden() { }
                    public int compareTo(A other) { Runnable r = () -> System.out.println(n); assert n == 1; return 0; }
                    protected static class Inner implements Serializable { int m; Object o = new Object() { int q = m; }; }
                    private final class Deep implements Serializable { Deep() { } }
                }
                interface I extends Serializable { }
                interface J extends Serializable { void j(); default void k() { } }
                class Empty implements Serializable { }
                class Started implements Serializable { static int n; static { n = 1; } }
                """);
        BytesLoader loader = new BytesLoader(classes);
        classes.forEach((name, bytes) -> {
            Class<?> type = loader.load(name);
            if (java.io.Serializable.class.isAssignableFrom(type)) {
                assertEquals(ObjectStreamClass.lookup(type).getSerialVersionUID(), SerialVersion.of(bytes), name);
            }
        });
    }
}
