package dev.molt.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The collector's maps agree with what reflection and Unsafe say. */
@EveryJdk
class ReferencesTest {

    /** The JVM adds references of its own to these, or leaves one out. */
    private static final Set<String> APART = Set.of("java.lang.Class", "java.lang.invoke.ResolvedMethodName",
            "jdk.internal.vm.StackChunk");

    private References references;
    private Object unsafe;
    private Method declared;

    @BeforeEach
    void open() throws ReflectiveOperationException {
        references = References.open(Jdk.open(HotSpot.instrumentation()));
        unsafe = Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null);
        declared = Class.class.getDeclaredMethod("getDeclaredFields0", boolean.class);
        declared.setAccessible(true);
    }

    @Test
    void everyLoadedClassOfTheJdkIsMappedAsReflectionShowsIt() throws ReflectiveOperationException {
        int compared = 0;
        for (Class<?> type : HotSpot.instrumentation().getAllLoadedClasses()) {
            if (type.getClassLoader() == null && !type.isArray() && !APART.contains(type.getName())) {
                assertEquals(byReflection(type, true), set(references.ofStaticsIn(type)), () -> "statics of " + type);
                Set<Long> instance = new TreeSet<>();
                for (Class<?> from = type; from != null; from = from.getSuperclass()) {
                    instance.addAll(byReflection(from, false));
                }
                Set<Long> mapped = type.isInterface() ? Set.of() : set(references.inObjectsOf(type));
                assertEquals(instance, mapped, type::toString);
                compared++;
            }
        }
        assertTrue(compared > 400, "only " + compared);
    }

    @Test
    void whatIsReferredToIsReadPastAnOverride() {
        Object referent = new Object();
        assertSame(referent, references.referent(new WeakReference<>(referent)));
        assertSame(referent, references.referent(new SoftReference<>(referent)));
        assertSame(referent, references.referent(new WeakReference<>(referent) {
            @Override
            public Object get() {
                throw new AssertionError("the application's code was called");
            }
        }));
        assertNull(references.referent(new PhantomReference<>(referent, null)));
    }

    @Test
    void aStaticIsRead() {
        long[] offsets = references.ofStaticsIn(Boolean.class);
        assertTrue(Arrays.stream(offsets).anyMatch(offset -> references.read(Boolean.class, offset) == Boolean.TRUE));
    }

    @Test
    void allThreadsAreThere() throws InterruptedException {
        assertSame(Thread.currentThread(), Arrays.stream(references.threads())
                .filter(thread -> thread == Thread.currentThread()).findAny().orElseThrow());
        assertTrue(Arrays.stream(references.threads()).anyMatch(thread -> thread.getName().equals("Finalizer")));
    }

    private Set<Long> byReflection(Class<?> type, boolean statics) throws ReflectiveOperationException {
        Set<Long> offsets = new TreeSet<>();
        for (Field field : (Field[]) declared.invoke(type, false)) {
            boolean known = type != Reference.class || !Set.of("referent", "discovered").contains(field.getName());
            if (known && !field.getType().isPrimitive() && Modifier.isStatic(field.getModifiers()) == statics) {
                offsets.add((long) unsafe.getClass().getMethod("objectFieldOffset", Class.class, String.class)
                        .invoke(unsafe, type, field.getName()));
            }
        }
        return offsets;
    }

    private static Set<Long> set(long[] offsets) {
        Set<Long> set = new TreeSet<>();
        Arrays.stream(offsets).forEach(set::add);
        return set;
    }
}
