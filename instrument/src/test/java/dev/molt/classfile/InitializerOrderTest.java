package dev.molt.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitializerOrderTest {

    @Test
    void whatAnInitializerReadsComesFirst() {
        assertEquals(List.of("B", "A"), order("class A { static int a = B.b; } class B { static int b = 1; }"));
    }

    @Test
    void alsoThroughMethodsAndLambdas() {
        assertEquals(
                List.of("B", "C", "A"),
                order("class A { static int a = B.b(); } class B { static int b() { return C.c; } }"
                        + " class C { static int c = A.class.hashCode(); }"));
        assertEquals(
                List.of("B", "A"),
                order("class A { static Runnable a = () -> B.b(); } class B { static int b() { return 1; } }"));
    }

    @Test
    void aSuperclassComesFirst() {
        assertEquals(List.of("B", "A"), order("class A extends B { static int a = 1; } class B { static int b = 1; }"));
    }

    @Test
    void whatOnlyOtherMethodsNameDoesNotCount() {
        assertEquals(
                List.of("B", "A"),
                order("class A { static int a = B.b; } class B { static int b = 1; int c() { return A.a; } }"));
    }

    private static List<String> order(String source) {
        return InitializerOrder.of(List.copyOf(Sources.compile(source).values()));
    }
}
