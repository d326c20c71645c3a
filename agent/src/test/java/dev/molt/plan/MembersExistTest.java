package dev.molt.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.classfile.MemberReference;
import dev.molt.code.ClassSet;
import dev.molt.code.CodeSource;
import dev.molt.code.Compiled;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Code that others wrote and that works has no member missing: every jar and folder of the class path, and the demo. */
class MembersExistTest {

    @TestFactory
    List<DynamicTest> nothingIsMissingOnTheClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(path -> dynamicTest(path.getFileName().toString(), () -> {
                    try (CodeSource code = CodeSource.open(path)) {
                        assertNothingIsMissing(ClassSet.of(code));
                    }
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> nothingIsMissingInTheDemo() {
        return Stream.of(
                        List.of("regis-1.0.0", "processquest-1.0.0", "sockserv-1.0.0"),
                        List.of("regis-1.0.0", "processquest-1.0.0", "processquest-1.0.1"),
                        List.of("regis-1.0.0", "processquest-1.0.0", "processquest-1.1.0"),
                        List.of("regis-1.0.0", "processquest-1.0.0", "sockserv-1.0.0", "sockserv-1.0.1"))
                .map(folders -> dynamicTest(folders.toString(), () -> assertNothingIsMissing(demo(folders))))
                .toList();
    }

    /** What lies in a later folder replaces what lies in the same place in an earlier one. */
    private static ClassSet demo(List<String> folders) throws IOException {
        Map<Path, String> units = new TreeMap<>();
        for (String folder : folders) {
            Path root = Path.of("../demo-app", folder, "src/main/java");
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    units.put(root.relativize(file), Files.readString(file));
                }
            }
        }
        return Compiled.classes(units.values().toArray(String[]::new));
    }

    private static void assertNothingIsMissing(ClassSet set) {
        ParsedClasses classes = new ParsedClasses(set);
        MemberLookup lookup = new MemberLookup(classes);
        List<String> missing = new ArrayList<>();
        for (String name : classes.names()) {
            for (MemberReference member : classes.references(name).members()) {
                if (lookup.isAbsent(member)) {
                    missing.add(name + " uses " + member);
                }
            }
        }
        assertEquals(List.of(), missing);
    }
}
