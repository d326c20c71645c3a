package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.classfile.ClassFile;
import dev.molt.diff.ClassDiff;
import dev.molt.testing.Aged;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.JavaBase;
import dev.molt.testing.OtherJdks;
import dev.molt.testing.Sources;
import dev.molt.testing.Verification;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

/** A class reshaped to itself is itself: every class of java.base, and every jar of the test class path. */
@EveryJdk
class IdentityTest {

    private static final int HUNDREDS = 800;

    @Test
    void aloneEveryClassStaysAsItWasPrepared() {
        AtomicInteger prepared = new AtomicInteger();
        JavaBase.each(bytes -> {
            if (Preparation.prepare(bytes) instanceof Prepared.Ready ready) {
                prepared.incrementAndGet();
                String name = ClassFile.of(bytes).name();
                Reshaped reshaped = Reshaper.reshape(new Release(Map.of(name, ready.bytes()), Map.of(name, bytes),
                        other -> Optional.empty()), Homes.none());
                same(name, ready.bytes(), reshaped);
                assertEquals(List.of(), reshaped.definitions(), name);
                Verification.verify(reshaped.redefinitions().get(name));
            }
        });
        assertTrue(prepared.get() > HUNDREDS);
    }

    @Test
    void aWholeJarStaysAsItWasPrepared() throws IOException {
        int classes = 0;
        for (String path : OtherJdks.Jdk.classPath().split(File.pathSeparator)) {
            if (path.endsWith(".jar")) {
                classes += jar(new JarFile(path));
            }
        }
        assertTrue(classes > HUNDREDS, "only " + classes);
    }

    @Test
    void theOldestClassFilesKeepTheirMinorVersion() {
        Map<String, byte[]> oldest = Aged.to(Opcodes.V1_1, Sources.compile("class A { int n; int next() { return n++; } }"));
        Reshaped reshaped = Reshaper.reshape(new Release(oldest, oldest, name -> Optional.empty()), Homes.none());
        same("A", oldest.get("A"), reshaped);
    }

    private static int jar(JarFile file) throws IOException {
        Map<String, byte[]> next = new HashMap<>();
        Map<String, byte[]> shapes = new HashMap<>();
        try (file) {
            file.stream().filter(entry -> entry.getName().endsWith(".class"))
                    .filter(entry -> !entry.getName().startsWith("META-INF")).forEach(entry -> {
                        try {
                            byte[] bytes = file.getInputStream(entry).readAllBytes();
                            next.put(ClassFile.of(bytes).name(), bytes);
                            // Older ones cannot be prepared; then the class stays as it is loaded.
                            shapes.put(ClassFile.of(bytes).name(), Preparation.orAsItIs(bytes));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
        next.remove("module-info");
        shapes.remove("module-info");
        Reshaped reshaped = Reshaper.reshape(new Release(shapes, next, name -> Optional.empty()), Homes.none());
        assertEquals(List.of(), reshaped.definitions(), file::getName);
        shapes.forEach((name, shape) -> {
            same(name, shape, reshaped);
            Verification.verify(reshaped.redefinitions().get(name));
        });
        return shapes.size();
    }

    private static void same(String name, byte[] shape, Reshaped reshaped) {
        assertEquals(List.of(), reshaped.diagnostics(), name);
        ClassFile before = ClassFile.of(shape);
        ClassFile after = ClassFile.of(reshaped.redefinitions().get(name));
        ClassDiff diff = ClassDiff.between(before, after);
        assertEquals(List.of(), diff.shapeChanges(), name);
        assertEquals(before.fields(), after.fields(), name);
        assertTrue(diff.sameButDebug(), name);
        assertEquals(List.of(), reshaped.calls());
        assertEquals(Homes.none(), reshaped.homes());
    }
}
