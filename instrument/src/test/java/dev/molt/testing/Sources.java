package dev.molt.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one source text in memory with the compiler of the running JDK. */
public final class Sources {

    private static final Pattern PUBLIC =
            Pattern.compile("^public [a-z -]*(?:class|interface|enum|record) (\\w+)", Pattern.MULTILINE);

    private Sources() {
    }

    /** The class files of a compilation unit, by binary name; or of several that lines of four slashes divide. */
    public static Map<String, byte[]> compile(String source, String... options) {
        List<Input> inputs = Stream.of(source.split("(?m)^////$")).map(Input::new).toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:-options"));
        arguments.addAll(List.of(options));
        Map<String, Output> outputs = new TreeMap<>();
        JavaFileManager files = new ForwardingJavaFileManager<JavaFileManager>(
                compiler.getStandardFileManager(problems, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(Location at, String name, JavaFileObject.Kind kind,
                    FileObject sibling) {
                return outputs.computeIfAbsent(name, Output::new);
            }
        };
        if (!compiler.getTask(null, files, problems, arguments, null, inputs).call()) {
            throw new AssertionError(problems.getDiagnostics() + "\n" + source);
        }
        Map<String, byte[]> classes = new TreeMap<>();
        outputs.forEach((name, output) -> classes.put(name, output.bytes.toByteArray()));
        return classes;
    }

    /** A source text under the file name that its public class asks for. */
    private static final class Input extends SimpleJavaFileObject {

        private final String text;

        Input(String text) {
            super(URI.create("string:///" + name(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        private static String name(String text) {
            Matcher matcher = PUBLIC.matcher(text);
            return matcher.find() ? matcher.group(1) : "A";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A class file in memory. */
    private static final class Output extends SimpleJavaFileObject {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name) {
            super(URI.create("bytes:///" + name + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }
}
