package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JVM reads the class files of the version wanted; told once for each Java release, as whole builds go wrong. */
final class ClassFileVersions implements Check {

    /** Class file major version 45 was Java 1.1; every Java release since adds one. */
    static final int BEFORE_JAVA_1 = 44;

    @Override
    public List<Diagnostic> check(Planned planned) {
        int readable = planned.request().classFileVersion();
        SortedMap<Integer, List<String>> tooNew = new TreeMap<>();
        for (ClassChange change : planned.changes().values()) {
            int version = change.after().map(ClassFile::majorVersion).orElse(0);
            if (version > readable) {
                tooNew.computeIfAbsent(version, v -> new ArrayList<>()).add(change.name());
            }
        }
        List<Diagnostic> found = new ArrayList<>();
        tooNew.forEach((version, names) -> found.add(Diagnostic.error(
                "class_file_version",
                planned.position(names.get(0)),
                Listing.of(names) + (names.size() == 1 ? " was" : " were") + " compiled for Java "
                        + (version - BEFORE_JAVA_1) + ", and this JVM is Java " + (readable - BEFORE_JAVA_1),
                "compile with --release " + (readable - BEFORE_JAVA_1))));
        return found;
    }
}
