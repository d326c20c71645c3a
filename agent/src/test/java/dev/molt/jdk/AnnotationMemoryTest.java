package dev.molt.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the JDK knows of an annotation type can be that of another one, and annotations that it has made answer more. */
@EveryJdk
class AnnotationMemoryTest {

    private final Jdk jdk = open();
    private final AnnotationMemory memory = memory();

    @Retention(RetentionPolicy.RUNTIME)
    @interface Older {
        String value() default "none";
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Newer {
        String value() default "nothing";

        int order() default 7;
    }

    @Older
    static class Marked {
        @Older("m")
        @Deprecated
        int field;
    }

    @Test
    void annotationsAreMadeByWhatIsKnownOfTheirType() {
        Marked.class.getAnnotation(Older.class);
        Object before = memory.known(Older.class);
        memory.know(Older.class, memory.read(Newer.class));
        try {
            Object made = memory.annotations(Marked.class).iterator().next();
            assertEquals(Map.of("value", "nothing", "order", 7), memory.values(memory.handler(made)));
            assertEquals(Map.of("value", String.class, "order", Integer.class), memory.elements(memory.known(Older.class)));
            assertEquals(Map.of("value", "nothing", "order", 7), memory.defaults(memory.known(Older.class)));
        } finally {
            memory.know(Older.class, before);
        }
        assertEquals("none", ((Older) memory.annotations(Marked.class).iterator().next()).value());
    }

    @Test
    void anAnnotationThatWasHandedOutAnswersWhatItIsTold() {
        Older handed = Marked.class.getAnnotation(Older.class);
        Object handler = memory.handler(handed);
        assertSame(Older.class, memory.type(handler));
        Map<String, Object> before = memory.values(handler);
        memory.answer(handler, new LinkedHashMap<>(Map.of("value", "told")));
        memory.forgetElements(handler);
        assertEquals("told", handed.value());
        assertNotEquals(handed, memory.annotations(Marked.class).iterator().next());
        memory.answer(handler, before);
        assertEquals(handed, memory.annotations(Marked.class).iterator().next());
    }

    @Test
    void whatWasHandedOutIsRemembered() throws ReflectiveOperationException {
        Annotation handed = Marked.class.getAnnotation(Older.class);
        assertSame(handed, memory.handedOut(Marked.class).iterator().next());
        Annotation ofField = Marked.class.getDeclaredField("field").getAnnotation(Older.class);
        Collection<?> found = memory.remembered(Marked.class).stream()
                .map(memory::handedOut).filter(all -> !all.isEmpty()).findFirst().orElseThrow();
        assertSame(ofField, found.iterator().next());
        assertEquals(2, found.size());
    }

    private AnnotationMemory memory() {
        try {
            return new AnnotationMemory(jdk);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK lacks something", e);
        }
    }

    private static Jdk open() {
        try {
            return Jdk.open(HotSpot.instrumentation());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK lacks something", e);
        }
    }
}
