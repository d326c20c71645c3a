package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** The JVM reads the class files of the version wanted. */
final class ClassFileVersions implements Check {

    /** Class file major version 45 was Java 1.1; every Java release since adds one. */
    private static final int BEFORE_JAVA_1 = 44;

    @Override
    public List<Diagnostic> check(Planned planned) {
        int readable = planned.request().classFileVersion();
        List<Diagnostic> found = new ArrayList<>();
        for (Planned.Mention mention : planned.mentions().values()) {
            planned.request().newClasses().bytes(mention.module().value()).ifPresent(bytes -> {
                int version = ClassFile.of(mention.module().value(), bytes).majorVersion();
                if (version > readable) {
                    found.add(Diagnostic.error(
                            "class_file_version",
                            mention.module().position(),
                            mention.module() + " was compiled for Java " + (version - BEFORE_JAVA_1)
                                    + ", and this JVM is Java " + (readable - BEFORE_JAVA_1),
                            "compile with --release " + (readable - BEFORE_JAVA_1)));
                }
            });
        }
        return found;
    }
}
