package dev.molt.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Packs a Java agent, class {@code app.Other}, that is not Molt. */
final class OtherAgent {

    private OtherAgent() {}

    /** Its option {@code true} makes it one that can retransform. */
    static Path jar(Path file, String bodyOfTransform) {
        String source =
                """
                import java.lang.instrument.*;
                class Other implements ClassFileTransformer {
                    public static void premain(String retransforms, Instrumentation instrumentation) {
                        instrumentation.addTransformer(new Other(), Boolean.parseBoolean(retransforms));
                    }
                    @Override public byte[] transform(ClassLoader loader, String name, Class<?> redefined,
                            java.security.ProtectionDomain domain, byte[] bytes) {
                        %s
                    }
                }
                """.formatted(bodyOfTransform);
        return jar(source, file);
    }

    /** Of the source of {@code app.Other}, which has a method {@code premain}. */
    static Path jar(String source, Path file) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), "app.Other");
        manifest.getMainAttributes().put(new Attributes.Name("Can-Redefine-Classes"), "true");
        manifest.getMainAttributes().put(new Attributes.Name("Can-Retransform-Classes"), "true");
        Map<String, byte[]> files = new TreeMap<>();
        Compiler.compile(List.of(source)).forEach((name, bytes) -> files.put(name.replace('.', '/') + ".class", bytes));
        return new Release(files).jar(file, manifest);
    }
}
