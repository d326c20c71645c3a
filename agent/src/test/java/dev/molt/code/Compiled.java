package dev.molt.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Source texts compiled in memory, for Java 17. */
public final class Compiled {

    private final NavigableMap<String, ByteArrayOutputStream> outputs = new TreeMap<>();

    private Compiled() {}

    /** The classes of compilation units, whatever their public classes are called. */
    public static ClassSet classes(String... units) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Compiled compiled = new Compiled();
        List<Unit> sources = new ArrayList<>();
        for (String unit : units) {
            sources.add(new Unit("Unit" + sources.size(), unit));
        }
        List<String> options = List.of("--release", "17", "-proc:none", "-nowarn");
        try (JavaFileManager files = compiled.files(compiler.getStandardFileManager(problems, null, null))) {
            if (!compiler.getTask(null, files, problems, options, null, sources).call()) {
                throw new AssertionError(problems.getDiagnostics().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        NavigableMap<String, byte[]> classes = new TreeMap<>();
        compiled.outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return new ClassSet(classes);
    }

    private JavaFileManager files(JavaFileManager standard) {
        return new ForwardingJavaFileManager<>(standard) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location at, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return outputs.computeIfAbsent(name, n -> new ByteArrayOutputStream());
                    }
                };
            }
        };
    }

    /** A compilation unit in memory. */
    private static final class Unit extends SimpleJavaFileObject {

        private final String text;

        Unit(String name, String text) {
            super(URI.create("mem:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind wanted) {
            return true;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
