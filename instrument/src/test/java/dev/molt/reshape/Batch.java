package dev.molt.reshape;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles many programs in one call of the compiler, each in a package of its own. */
final class Batch {

    private static final List<String> OPTIONS = List.of("-proc:none", "-nowarn", "-Xlint:none", "-g", "-Xmaxerrs", "10000");

    private final Map<String, String> errors = new TreeMap<>();
    private final Map<String, Map<String, byte[]>> classes = new TreeMap<>();

    /** Of texts by package. */
    Batch(Map<String, String> texts) {
        Map<String, String> left = new TreeMap<>(texts);
        while (!left.isEmpty() && !compile(left)) {
            left.keySet().removeAll(errors.keySet());
        }
    }

    /** What the compiler found wrong, by package. */
    Map<String, String> errors() {
        return errors;
    }

    /** The class files of a package. */
    Map<String, byte[]> classes(String name) {
        return classes.get(name);
    }

    /** False if some have to be left out. */
    private boolean compile(Map<String, String> texts) {
        if (tryAll(texts)) {
            return true;
        }
        if (texts.keySet().stream().noneMatch(errors::containsKey)) {
            // The compiler itself failed, and does not say over which.
            texts.forEach((name, text) -> errors.putAll(texts.size() == 1 ? Map.of(name, "the compiler failed")
                    : new Batch(Map.of(name, text)).errors()));
        }
        if (texts.keySet().stream().noneMatch(errors::containsKey)) {
            throw new IllegalStateException("the compiler failed over " + texts.keySet() + " together");
        }
        return false;
    }

    private boolean tryAll(Map<String, String> texts) {
        classes.clear();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<JavaFileObject> inputs = new ArrayList<>();
        texts.forEach((name, text) -> inputs.add(new Text(name, text)));
        List<Output> outputs = new ArrayList<>();
        try (JavaFileManager files = new ForwardingJavaFileManager<JavaFileManager>(
                compiler.getStandardFileManager(problems, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(Location at, String name, JavaFileObject.Kind kind,
                    FileObject sibling) {
                outputs.add(new Output(name));
                return outputs.get(outputs.size() - 1);
            }
        }) {
            boolean compiled = compiler.getTask(Writer.nullWriter(), files, problems, OPTIONS, null, inputs).call();
            for (Diagnostic<? extends JavaFileObject> each : problems.getDiagnostics()) {
                if (each.getKind() == Diagnostic.Kind.ERROR) {
                    errors.putIfAbsent(((Text) each.getSource()).name, each.toString());
                }
            }
            outputs.forEach(output -> classes.computeIfAbsent(output.name.substring(0, output.name.indexOf('.')),
                    name -> new TreeMap<>()).put(output.name, output.bytes.toByteArray()));
            return compiled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a package. */
    private static final class Text extends SimpleJavaFileObject {

        private final String name;
        private final String text;

        Text(String name, String text) {
            super(URI.create("string:///" + name + "/Text.java"), Kind.SOURCE);
            this.name = name;
            this.text = "package " + name + ";\n" + text;
        }

        /** So that several types may be public. */
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A class file in memory. */
    private static final class Output extends SimpleJavaFileObject {

        private final String name;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name) {
            super(URI.create("bytes:///" + name + ".class"), Kind.CLASS);
            this.name = name;
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }
}
