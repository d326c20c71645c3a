package dev.molt.codechange;

import java.util.Optional;
import java.util.function.Function;

/**
 * The code of a module in one version of its application.
 *
 * @param version the version, as upgrade files call it
 * @param module the module's class file
 * @param classes class files by binary name, of that version and of all else that it can see; the JDK's may be left out
 */
public record ModuleCode(String version, byte[] module, Function<String, Optional<byte[]>> classes) {}
