package dev.molt.release;

import dev.molt.appup.Appup;
import dev.molt.code.ClassSet;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The version that an application is to come to.
 *
 * @param application its name
 * @param version its version
 * @param classes all its classes
 * @param code the jar or folder that it is in, if it is still known
 * @param appup the upgrade file, or empty to have one generated
 */
record Wanted(String application, String version, ClassSet classes, Optional<Path> code, Optional<Appup> appup) {}
