package dev.molt.it;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source texts of package {@code app} in memory, for Java 17. */
final class Compiler {

    private static final String HEAD = "package app; import java.util.*; import java.util.function.*; ";

    private static final Pattern PUBLIC = Pattern.compile("\\bpublic class (\\w+)");

    private Compiler() {}

    /** Their class files by binary name; a text may hold several classes, one of them public. */
    static Map<String, byte[]> compile(List<String> texts) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, Output> outputs = new TreeMap<>();
        JavaFileManager files = new ForwardingJavaFileManager<JavaFileManager>(
                compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(Location at, String name, JavaFileObject.Kind kind, FileObject o) {
                return outputs.computeIfAbsent(name, Output::new);
            }
        };
        List<Input> inputs = new ArrayList<>();
        texts.forEach(text -> inputs.add(new Input(name(text, inputs.size()), HEAD + text)));
        List<String> options = List.of("-proc:none", "-nowarn", "--release", "17", "-Xlint:none");
        if (!compiler.getTask(null, files, null, options, null, inputs).call()) {
            throw new AssertionError("does not compile: " + texts);
        }
        Map<String, byte[]> classes = new TreeMap<>();
        outputs.forEach((name, output) -> classes.put(name, output.bytes.toByteArray()));
        return classes;
    }

    /** A public class asks for a file of its name. */
    private static String name(String text, int number) {
        Matcher matcher = PUBLIC.matcher(text);
        return matcher.find() ? matcher.group(1) : "Text" + number;
    }

    /** A source text. */
    private static final class Input extends SimpleJavaFileObject {

        private final String text;

        Input(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
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
