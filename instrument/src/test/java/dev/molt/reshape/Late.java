package dev.molt.reshape;

import dev.molt.reshape.Outline.Field;
import dev.molt.reshape.Outline.FieldAt;
import dev.molt.reshape.Outline.Kind;
import dev.molt.reshape.Outline.Method;
import dev.molt.reshape.Outline.MethodAt;
import dev.molt.reshape.Outline.Sort;
import dev.molt.reshape.Outline.Type;

/** Writes a class of another jar, loaded after each upgrade by a loader below, which uses all that it may. */
final class Late {

    private final Outline outline;
    private final int version;
    private final StringBuilder text = new StringBuilder("public class Late {\npublic static String use(Object on, int x) {\n"
            + "String s = \"\";\n");

    Late(Outline outline, int version) {
        this.outline = outline;
        this.version = version;
    }

    String text() {
        outline.types.stream().filter(type -> type.in[version] && type.isPublic
                && (type.host == null || type.host.isPublic)).forEach(this::type);
        return text + """
                return s;
                }
                static int h(Object o) {
                return o == null ? -1 : o instanceof String s ? s.length() : o instanceof Number n ? n.intValue() : 77;
                }
                }""";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void type(Type type) {
        String on = "((" + type.path() + ") on).";
        String when = "if (on instanceof " + type.path() + ") { s += \" \" + ";
        for (Field field : outline.fields) {
            FieldAt at = field.at[version];
            if (field.owner == type && at != null && at.access().equals("public ")) {
                line(at.isStatic() ? "s += h(" + type.path() + '.' + field.name + ");" : when + "h(" + on + field.name + "); }");
                if (!at.isFinal() && at.type().equals("int")) {
                    line(at.isStatic() ? type.path() + '.' + field.name + " += 3;"
                            : "if (on instanceof " + type.path() + ") { " + on + field.name + "++; }");
                }
            }
        }
        for (Method method : outline.methods) {
            MethodAt at = method.at[version];
            if (method.owner == type && at != null && at.kind() == Kind.PUBLIC) {
                String call = Bodies.invoke(method, version, on, "x").replace("Driver.h(", "h(");
                line(when + call + "; }");
            }
        }
        if (!type.isAbstract && (type.sort == Sort.CLASS || type.sort == Sort.NESTED)) {
            line("s += new " + type.path() + "(x).dump();");
            if (type.constructors[0][version]) {
                line("s += new " + type.path() + "(x, \"l\").dump();");
            }
            if (type.constructors[1][version]) {
                line("s += ((java.util.function.Supplier<" + type.path() + ">) " + type.path() + "::new).get().dump();");
            }
        }
    }
}
