package dev.molt.eval;

import dev.molt.code.Application;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Map;

/**
 * One application in one class loader of this JVM, as found now.
 *
 * @param application its name and the version that its code source says
 * @param loaderId what operators call the loader: {@code app}, or its class and identity hash
 * @param loader the loader that defined its classes
 * @param code the jar or folder they came from
 * @param domain the protection domain of its classes
 * @param loaded its loaded classes by name
 */
public record Instance(
        Application application,
        String loaderId,
        ClassLoader loader,
        Path code,
        ProtectionDomain domain,
        Map<String, Class<?>> loaded) {}
