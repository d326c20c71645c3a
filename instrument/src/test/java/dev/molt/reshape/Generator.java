package dev.molt.reshape;

import dev.molt.reshape.Outline.Field;
import dev.molt.reshape.Outline.FieldAt;
import dev.molt.reshape.Outline.Kind;
import dev.molt.reshape.Outline.Maker;
import dev.molt.reshape.Outline.Method;
import dev.molt.reshape.Outline.MethodAt;
import dev.molt.reshape.Outline.Sort;
import dev.molt.reshape.Outline.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes a program in three versions, from a seed. */
final class Generator {

    private static final List<List<Integer>> WALKS = List.of(List.of(0, 1, 2, 1, 0), List.of(0, 1, 0, 2, 1),
            List.of(0, 1, 2, 0), List.of(0, 2, 1, 0, 1), List.of(1, 0, 2, 1), List.of(2, 1, 0, 2));
    private static final int SPREAD = 1_000_003;
    private final long seed;
    private final Outline outline;
    private final StringBuilder text = new StringBuilder();
    private final Members members;
    private int version;

    private Generator(long seed) {
        this.seed = seed;
        this.outline = new Outline(new Random(seed));
        this.members = new Members(outline, seed);
    }

    static Versions of(long seed) {
        Generator generator = new Generator(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Outline.VERSIONS; i++) {
            texts.add(generator.version(i));
        }
        return new Versions(texts, WALKS.get((int) Math.floorMod(seed, (long) WALKS.size())));
    }

    private String version(int number) {
        version = number;
        text.setLength(0);
        for (Type type : outline.types) {
            if (type.host == null && type.in[version]) {
                type(type);
            }
        }
        driver();
        line(new Late(outline, version).text());
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private Bodies bodies(Type self, boolean isStatic, int level, Object... salt) {
        return new Bodies(outline, version, self, isStatic, level, false, seed * SPREAD + List.of(salt).hashCode());
    }

    private void type(Type type) {
        String interfaces = type.called ? " implements I0 {" : " {";
        String access = type.isPublic ? "public " : "";
        switch (type.sort) {
            case INTERFACE -> line("interface I0 {\nString call(int x);");
            case ENUM -> line(access + "enum E0 {\nA, B, C;\npublic static E0 at(int x) { return values()[Math.floorMod(x, 3)]; }");
            case RECORD -> line(access + "record R0(int a, String b) {" + members.ofRecord(version));
            case NESTED -> line(access + "static class " + type.name + interfaces);
            default -> line(access + (type.isAbstract ? "abstract " : "") + "class " + type.name
                    + (type.superclass == null ? "" : " extends " + type.superclass.name) + interfaces);
        }
        ordered(type, outline.fields).stream().filter(field -> field.owner == type && field.at[version] != null)
                .forEach(this::field);
        if (type.sort != Sort.INTERFACE) {
            line(members.feeding(type, version));
            line(members.ofObject(type, version, bodies(type, false, 2, type.name, "object", version)));
        }
        if (type.hasClassBody()) {
            constructors(type);
        }
        for (Method method : ordered(type, outline.methods)) {
            if (method.owner == type && method.at[version] != null) {
                method(type, method, method.at[version]);
            }
            int overrider = method.overriders.indexOf(type);
            if (overrider >= 0 && method.overriding.get(overrider)[version] != null) {
                method(type, method, method.overriding.get(overrider)[version]);
            }
        }
        outline.makers.stream().filter(maker -> maker.owner() == type && maker.in()[version]).forEach(this::maker);
        if (type.sort != Sort.INTERFACE) {
            dump(type);
        }
        outline.types.stream().filter(nested -> nested.host == type && nested.in[version]).forEach(this::type);
        line("}");
    }

    private <T> List<T> ordered(Type type, List<T> members) {
        List<T> ordered = new ArrayList<>(members);
        if (type.reorders) {
            Collections.shuffle(ordered, new Random(seed + version));
        }
        return ordered;
    }

    private void field(Field field) {
        FieldAt at = field.at[version];
        String declared = at.access() + (at.isStatic() ? "static " : "") + (at.isFinal() ? "final " : "") + at.type() + ' ' + field.name;
        int variant = at.variant();
        if (at.isConstant()) {
            line(declared + " = " + (at.type().equals("int") ? variant : "\"c" + variant + '"') + ';');
        } else if (at.isFinal() && !at.isStatic()) {
            line(declared + ';');
        } else if (at.isStatic() && !at.isFinal() && variant % 5 == 0) {
            line(declared + ";\nstatic { int t = " + variant + "; for (int i = 0; i < 3; i++) { t += i; } "
                    + field.name + " = " + Bodies.value(at.type(), "t") + "; }");
        } else if (at.isStatic() && variant % 5 == 2 && field.owner.sort != Sort.INTERFACE) {
            line(declared + " = " + Bodies.value(at.type(), "fed(" + variant + ')') + ';');
        } else if (!at.isStatic() && variant % 5 == 1) {
            line(declared + ";\n{ " + field.name + " = " + Bodies.value(at.type(), "Driver.h(\"i" + variant + "\")") + "; }");
        } else {
            line(declared + (variant % 3 == 0 && !at.isFinal() ? ";" : " = "
                    + Bodies.value(at.type(), "Driver.h(\"v" + variant + "\")") + ';'));
        }
    }

    private void constructors(Type type) {
        String blanks = "";
        for (Field field : outline.fields) {
            FieldAt at = field.at[version];
            if (field.owner == type && at != null && at.isFinal() && !at.isStatic()) {
                blanks += field.name + " = " + Bodies.value(at.type(), "(x + " + at.variant() + ')') + ";\n";
            }
        }
        Type above = type.superclass;
        int draw = new Random(seed * 31 + type.name.hashCode()).nextInt(100);
        boolean other = above != null && above.constructors[0][version] && draw < 8;
        String access = type.isPublic ? "public " : "";
        line(access + type.name + "(int x) {");
        line((above == null ? "" : other ? "super(x + 1, \"u\");\n" : "super(x + 1);\n") + blanks + "int r = x;");
        body(type, bodies(type, false, 2, type.name, "base", draw % 2 == 0 ? version : 0), 1 + draw % 2);
        line("}");
        if (type.constructors[0][version]) {
            line(access + type.name + "(int x, String s) {");
            line(draw % 3 == 0 ? "this(x);\nint r = 0;" : (above == null ? "" : "super(x * 2);\n") + blanks + "int r = x;");
            body(type, bodies(type, false, 2, type.name, "second", draw % 5 == 0 ? version : 0), 2);
            line("}");
        }
        if (type.constructors[1][version]) {
            line(access + type.name + "() {");
            line(draw % 4 != 0 ? "this(4);\nint x = 2, r = 0;" : above == null ? "int x = 3;\n" + blanks + "int r = 0;"
                    : "super(5);\nint x = 3;\n" + blanks + "int r = 0;");
            body(type, bodies(type, false, 2, type.name, "third", 0), 1);
            line("}");
        }
    }

    private void body(Type type, Bodies bodies, int statements) {
        for (int i = 0; i < statements; i++) {
            String statement = bodies.statement();
            line(statement.contains("return ") && statement.startsWith("if") ? "r++;" : statement);
        }
    }

    private void method(Type type, Method method, MethodAt at) {
        boolean isStatic = at.kind() == Kind.STATIC;
        boolean isInterface = type.sort == Sort.INTERFACE;
        boolean implementing = method.owner.sort == Sort.INTERFACE && type != method.owner && at.kind() == Kind.PUBLIC;
        String access = switch (at.kind()) {
            case PUBLIC -> isInterface ? "default " : "public ";
            case PROTECTED -> "protected ";
            case PACKAGE -> "";
            case PRIVATE -> "private ";
            case STATIC -> "static ";
            case ABSTRACT -> "public abstract ";
        };
        String result = !method.returnsObject ? "int" : implementing || type != method.owner && at.variant() % 2 == 0
                && !isStatic ? overridden(type, method) : "Object";
        String parameters = switch (at.parameters()) {
            case 1 -> "(int... xs)";
            case 2 -> "(long l)";
            case 3 -> "(G g)";
            case 4 -> "(long l, double d, String s)";
            default -> "(int x)";
        };
        String head = (at.variant() % 11 == 0 ? "@Deprecated " : "") + access + (at.isSynchronized() ? "synchronized " : "")
                + (at.parameters() == 3 ? "<G> " : "") + result + " m" + method.number + parameters;
        if (at.kind() == Kind.ABSTRACT) {
            line(head + ';');
            return;
        }
        line(head + " {");
        line(switch (at.parameters()) {
            case 1 -> "int x = xs[0];";
            case 2 -> "int x = (int) l;";
            case 3 -> "int x = Driver.h(g);";
            case 4 -> "int x = (int) (l + d + s.length());";
            default -> "";
        } + "int r = " + (at.variant() % 7) + ';');
        Bodies bodies = bodies(type, isStatic, method.number, type.name, method.number, at.variant());
        for (int i = 0; i <= at.variant() % 3; i++) {
            String statement = bodies.statement();
            boolean returns = statement.startsWith("if") && statement.contains("return ");
            line(returns && method.returnsObject ? "r--;" : statement);
        }
        line((method.returnsObject ? "return \"o\" + r;" : "return r;") + "\n}");
    }

    /** A subclass's result has to be as narrow as that of those above it. */
    private String overridden(Type type, Method method) {
        return outline.types.stream().anyMatch(sub -> sub != type && sub != method.owner && sub.hasClassBody()
                && (sub.extendsOrIs(type) || type.superclass == sub)) ? "Object" : "String";
    }

    private void maker(Maker maker) {
        boolean changes = (seed + maker.number()) % 3 == 0;
        Bodies bodies = new Bodies(outline, version, maker.owner(), false, 5, !changes, seed * SPREAD + maker.number()
                + (changes ? version * 17 : 0));
        String name = "k" + maker.number();
        int sort = maker.sort();
        if (sort < 6) {
            String body = sort < 2 ? bodies.number(1) : sort == 2 ? "\"t\" + c" : "c + \":\" + " + bodies.number(2);
            line("java.util.function.Supplier<Object> " + name + "(int c) { int x = c; return () -> " + body + "; }");
        } else if (sort == 6) {
            line("java.util.function.Supplier<Object> " + name + "(int c) { return this::dump; }");
        } else if (sort == 7) {
            line("Object " + name + "(int c) {\nreturn new I0() {\nint n = c;\npublic String call(int x) { n++; return n + \":\" + c + "
                    + bodies(maker.owner(), false, 2, name, 0).number(0) + "; }\n};\n}");
        } else if (sort == 8) {
            line("Object " + name + "(int c) {\nclass Local implements I0 {\nint n = c;\npublic String call(int x) { n += x; return n + \"/\" + "
                    + "dump() + c; }\n}\nreturn new Local();\n}");
        } else {
            Outline.Type type = maker.owner();
            boolean outer = version % 2 == 1;
            line("Object " + name + "(int c) {\nclass Local2 implements I0 {\nint n = c;\npublic String call(int x) { n += x; return n + \"/\" + "
                    + (outer ? type.name + ".this.dump()" : "7") + "; }\n}\nreturn new Local2();\n}");
        }
    }

    private void dump(Type type) {
        StringBuilder all = new StringBuilder("public String dump() { return ");
        all.append(type.superclass == null ? "\"\"" : "super.dump()").append(" + \" ").append(type.name).append('"');
        for (Field field : outline.fields) {
            FieldAt at = field.at[version];
            if (field.owner == type && at != null) {
                boolean refers = at.type().startsWith("C") || at.type().equals("int[]") || at.type().equals("Object");
                all.append("\n+ \" ").append(field.name).append("=\" + ")
                        .append(refers ? "Driver.h(" + field.name + ')' : field.name);
            }
        }
        line(all + ";\n}");
        if (type.called) {
            line("public String call(int x) { return \"" + type.name + "\" + x + dump(); }");
        }
    }

    private void driver() {
        line("class Driver {");
        line("static int h(Object o) {\nreturn o == null ? -1 : o instanceof String s ? s.length() : o instanceof Number n ? n.intValue()"
                + " : o instanceof Character c ? c : o instanceof Boolean b ? (b ? 1 : 2) : o instanceof int[] a ? a[0] : 77;\n}");
        line("static String objects(Object on) { String s = on.toString(); int h = on.hashCode();\n"
                + "return (s.indexOf('@') < 0 ? s : \"@\") + (h > 0 && h < 1000 ? h : \"#\") + on.equals(\"x\"); }");
        List<String> keys = new ArrayList<>();
        List<String> cases = new ArrayList<>();
        makes(keys, cases);
        line("static String[] keys() { return new String[] {");
        keys.forEach(key -> line('"' + key + "\","));
        line("}; }\nstatic Object make(String key, Object on, int x) {\nswitch (key) {");
        cases.forEach(this::line);
        line("default: return null;\n}\n}\nstatic String observe(Object on, int x) {\nString s = \"\";");
        outline.types.stream().filter(type -> type.in[version]).forEach(this::observe);
        line("return s;\n}\nstatic String statics() {\nString s = \"\";");
        for (Field field : outline.fields) {
            FieldAt at = field.at[version];
            if (at != null && at.isStatic() && !at.access().startsWith("private")) {
                line("s += \" " + field.owner.name + '.' + field.name + "=\" + h(" + field.owner.path() + '.' + field.name + ");");
            }
        }
        for (Method method : outline.methods) {
            if (method.at[version] != null && method.at[version].kind() == Kind.STATIC) {
                line("s += \" m" + method.number + "=\" + " + Bodies.invoke(method, version, method.owner.path() + '.', "3") + ';');
            }
        }
        line("return s;\n}\n}");
    }

    private void makes(List<String> keys, List<String> cases) {
        for (Type type : outline.types) {
            boolean creates = type.in[version] && !type.isAbstract && type.hasClassBody();
            if (creates && type.sort != Sort.INNER) {
                make(keys, cases, "new " + type.name, "return new " + type.path() + "(x);");
                if (type.constructors[0][version]) {
                    make(keys, cases, "new2 " + type.name, "return new " + type.path() + "(x, \"w\");");
                }
                if (type.constructors[1][version]) {
                    make(keys, cases, "new3 " + type.name, "return new " + type.path() + "();");
                }
            } else if (creates) {
                make(keys, cases, "new " + type.name, "return on instanceof " + type.host.name + " host ? host.new "
                        + type.name + "(x) : null;");
            } else if (type.sort == Sort.ENUM && type.in[version]) {
                make(keys, cases, "E0", "return E0.at(x);");
            } else if (type.sort == Sort.RECORD && type.in[version]) {
                make(keys, cases, "R0", "return new R0(x, \"r\");");
            }
        }
        for (Maker maker : outline.makers) {
            if (maker.in()[version] && maker.owner().in[version]) {
                make(keys, cases, maker.owner().name + ".k" + maker.number(), "return on instanceof "
                        + maker.owner().path() + " made ? made.k" + maker.number() + "(x) : null;");
            }
        }
    }

    private static void make(List<String> keys, List<String> cases, String key, String statement) {
        keys.add(key);
        cases.add("case \"" + key + "\": { " + statement + " }");
    }

    private void observe(Type type) {
        String on = "((" + type.path() + ") on)";
        for (Method method : outline.methods) {
            MethodAt at = method.at[version];
            if (method.owner == type && at != null && at.kind() != Kind.STATIC && at.kind() != Kind.PRIVATE) {
                line("if (on instanceof " + type.path() + ") { s += \" m" + method.number + "=\" + "
                        + Bodies.invoke(method, version, on + '.', "x") + "; }");
            }
        }
        if (type.sort != Sort.INTERFACE) {
            line("if (on instanceof " + type.path() + ") { s += objects(on); }");
        }
        line("if (on instanceof " + type.path() + ") { s += "
                + (type.sort == Sort.INTERFACE ? on + ".call(x)" : on + ".dump()") + "; }");
    }
}
