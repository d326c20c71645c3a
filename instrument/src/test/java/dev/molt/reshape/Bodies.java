package dev.molt.reshape;

import dev.molt.reshape.Outline.Field;
import dev.molt.reshape.Outline.FieldAt;
import dev.molt.reshape.Outline.Kind;
import dev.molt.reshape.Outline.Method;
import dev.molt.reshape.Outline.MethodAt;
import dev.molt.reshape.Outline.Sort;
import dev.molt.reshape.Outline.Type;
import java.util.Random;

/**
 * Draws the code of one body. What is drawn does not depend on the version, but what the version lacks becomes a
 * literal; so a body that uses nothing that changed stays as it is.
 */
final class Bodies {

    private static final int MAKES_OBJECTS = 3;
    private final Outline outline;
    private final int version;
    private final Type self;
    private final boolean isStatic;
    private final int level;
    private final boolean stable;
    private final Random random;

    /**
     * Of a body.
     *
     * @param level it calls methods of lower numbers only, so that every call ends
     * @param stable it uses only what every version has, in the same way
     */
    Bodies(Outline outline, int version, Type self, boolean isStatic, int level, boolean stable, long seed) {
        this.outline = outline;
        this.version = version;
        this.self = self;
        this.isStatic = isStatic;
        this.level = level;
        this.stable = stable;
        this.random = new Random(seed);
    }

    /** An expression of type int. */
    String number(int depth) {
        return number(depth, true);
    }

    private String number(int depth, boolean hasThis) {
        if (depth <= 0) {
            return random.nextBoolean() ? "x" : String.valueOf(random.nextInt(9));
        }
        return switch (random.nextInt(20)) {
            case 0 -> String.valueOf(random.nextInt(100));
            case 1 -> "x";
            case 2, 3, 4 -> read();
            case 5, 6, 7, 8 -> call(depth, hasThis);
            case 9 -> '(' + number(depth - 1, hasThis) + " * 3 + " + number(depth - 1, hasThis) + ')';
            case 10 -> "((java.util.function.IntUnaryOperator) y" + depth + " -> y" + depth + " + "
                    + number(depth - 1, hasThis) + ").applyAsInt(" + number(depth - 1, hasThis) + ')';
            case 11 -> reference(hasThis);
            case 12 -> "(\"s\" + " + number(depth - 1, hasThis) + " + " + read() + ").length()";
            case 13 -> "(x > " + number(depth - 1, hasThis) + " ? " + number(depth - 1, hasThis) + " : 1)";
            case 14 -> created(depth);
            case 15 -> "switch (x & 3) { case 0 -> " + number(depth - 1, hasThis) + "; case 1 -> 7; default -> "
                    + number(depth - 1, hasThis) + "; }";
            case 16 -> throughField(depth, hasThis);
            case 17 -> ofField();
            default -> constants(depth, hasThis);
        };
    }

    /** A statement that changes the variable r, or a field. */
    String statement() {
        return switch (random.nextInt(21)) {
            case 0, 1, 2, 3 -> "r += " + number(2) + ';';
            case 4, 5, 6, 7, 8 -> assign();
            case 9 -> "for (int i = 0; i < 3; i++) { r += i + " + number(1) + "; }";
            case 10 -> "try { if (" + number(1) + " > 5) { throw new IllegalStateException(\"a\"); } r += 1; }"
                    + " catch (IllegalStateException e) { r += " + number(1) + "; } finally { r ^= 3; }";
            case 11 -> isStatic || self.sort == Sort.INTERFACE ? "r += 1;" : "synchronized (this) { r += " + number(1) + "; }";
            case 12 -> "assert x != 7777 : \"no\";";
            case 13 -> random.nextInt(3) > 0 ? "r += 2;" : "{ class L { int g = x; int get() { return g + "
                    + number(1, false) + "; } } r += new L().get(); }";
            case 14 -> random.nextInt(3) > 0 ? "r += 3;" : "r += new Object() { int z = " + number(1, false)
                    + "; int get() { return z; } }.get();";
            case 15 -> "switch (\"k\" + (x & 3)) { case \"k0\": r += 1; break; case \"k1\": r += " + number(1)
                    + "; break; default: r += 5; }";
            case 16 -> oldSwitch();
            case 17 -> "r += java.util.stream.IntStream.range(0, 3).map(i -> i + " + number(1) + ").sum();";
            case 18 -> "r += ((java.util.function.Supplier<java.util.function.IntSupplier>) () -> () -> "
                    + number(1) + ").get().getAsInt();";
            case 19 -> "if (" + number(1) + " % 3 == 0) { return " + number(1) + "; }";
            default -> "r = r * 31 + " + number(2) + ';';
        };
    }

    /** An expression of a type, from one of type int. */
    static String value(String type, String number) {
        return switch (type) {
            case "int" -> number;
            case "long" -> "(long) " + number + " * 3";
            case "double" -> number + " * 0.5";
            case "float" -> number + " * 0.25f";
            case "boolean" -> '(' + number + " & 1) == 0";
            case "byte" -> "(byte) (" + number + ')';
            case "short" -> "(short) (" + number + ')';
            case "char" -> "(char) ('a' + (" + number + " & 15))";
            case "String" -> "\"s\" + " + number;
            case "Object" -> "Integer.valueOf(" + number + ')';
            case "int[]" -> "new int[] {" + number + ", 1}";
            default -> "null";
        };
    }

    private boolean sees(Type owner, String access, boolean isStaticMember) {
        return (access.startsWith("private") ? self.nest() == owner.nest() : true) && owner.in[version]
                && (!stable || owner.in[0] && owner.in[1] && owner.in[2]);
    }

    /** The field by a name that this body can use, or null. */
    private String name(Field field) {
        FieldAt at = field.at[version];
        if (at == null || !sees(field.owner, at.access(), at.isStatic()) || stable && !isStable(field)) {
            return null;
        } else if (at.isStatic()) {
            return field.owner.path() + '.' + field.name;
        }
        boolean isMine = at.access().startsWith("private") ? self == field.owner : self.extendsOrIs(field.owner);
        if (isMine && !isStatic) {
            return field.name;
        }
        return self.sort == Sort.INNER && !isStatic && self.host == field.owner ? field.name : null;
    }

    private static boolean isStable(Field field) {
        FieldAt first = field.at[0];
        for (FieldAt at : field.at) {
            if (at == null || first == null || at.isStatic() != first.isStatic() || !at.type().equals(first.type())
                    || !at.access().equals(first.access()) || at.isConstant()) {
                return false;
            }
        }
        return true;
    }

    private String read() {
        if (outline.fields.isEmpty()) {
            return "4";
        }
        Field field = outline.fields.get(random.nextInt(outline.fields.size()));
        String name = name(field);
        return name == null ? "5" : field.at[version].type().equals("int") ? name : "Driver.h(" + name + ')';
    }

    private String assign() {
        Field field = outline.fields.isEmpty() ? null : outline.fields.get(random.nextInt(outline.fields.size()));
        String number = number(1);
        String object = number(1);
        boolean adds = random.nextBoolean();
        String name = field == null ? null : name(field);
        if (name == null || field.at[version].isFinal()) {
            return "r += 6;";
        }
        String type = field.at[version].type();
        if (type.startsWith("C")) {
            Type made = outline.types.stream().filter(each -> each.name.equals(type)).findAny().orElseThrow();
            return name + (level >= MAKES_OBJECTS && made.in[version] ? " = new " + type + '(' + object + ");" : " = null;");
        }
        return adds && (type.equals("int") || type.equals("long") || type.equals("short") || type.equals("String"))
                ? name + " += " + (type.equals("String") ? "(" + number + ") & 7" : number) + ';'
                : name + " = " + value(type, '(' + number + ')') + ';';
    }

    private Method lower() {
        int number = level == 0 ? -1 : random.nextInt(level);
        return number < 0 || number >= outline.methods.size() ? null : outline.methods.get(number);
    }

    private boolean has(Method method) {
        MethodAt at = method == null ? null : method.at[version];
        if (at == null || !sees(method.owner, at.kind() == Kind.PRIVATE ? "private" : "", at.kind() == Kind.STATIC)) {
            return false;
        }
        for (MethodAt each : method.at) {
            if (stable && (each == null || each.kind() != at.kind() || each.parameters() != at.parameters())) {
                return false;
            }
        }
        return true;
    }

    private String receiver(Method method, int depth, boolean hasThis) {
        MethodAt at = method.at[version];
        Type owner = method.owner;
        boolean isMine = at.kind() == Kind.PRIVATE ? self == owner : self.extendsOrIs(owner);
        boolean toSuper = random.nextInt(3) == 0;
        String made = number(depth - 1, hasThis);
        if (at.kind() == Kind.STATIC) {
            return owner.path() + '.';
        } else if (isMine && !isStatic) {
            boolean declaredAbove = self.superclass != null && self.superclass.extendsOrIs(owner)
                    && owner.sort != Sort.INTERFACE && at.kind() != Kind.ABSTRACT && at.kind() != Kind.PRIVATE;
            return toSuper && hasThis && declaredAbove ? "super." : "";
        } else if (self.sort == Sort.INNER && self.host == owner && !isStatic) {
            return "";
        } else if (level < MAKES_OBJECTS || owner.isAbstract) {
            return null;
        }
        return switch (owner.sort) {
            case CLASS, NESTED -> "new " + owner.path() + '(' + made + ").";
            case ENUM -> "E0.at(" + made + ").";
            case RECORD -> "new R0(" + made + ", \"q\").";
            default -> null;
        };
    }

    /** The arguments and the result's conversion of a call. */
    static String invoke(Method method, int version, String target, String argument) {
        String arguments = switch (method.at[version].parameters()) {
            case 1 -> argument + ", 2";
            case 2 -> "(long) (" + argument + ')';
            case 3 -> "\"g\" + " + argument;
            case 4 -> "(long) (" + argument + "), (" + argument + ") * 0.5, \"p\" + " + argument;
            default -> argument;
        };
        String call = target + 'm' + method.number + '(' + arguments + ')';
        return method.returnsObject ? "Driver.h(" + call + ')' : call;
    }

    private String call(int depth, boolean hasThis) {
        Method method = lower();
        String argument = number(depth - 1, hasThis);
        String receiver = !has(method) ? null : receiver(method, depth, hasThis);
        return receiver == null ? argument : invoke(method, version, receiver, argument);
    }

    private Type typeOf(Field field) {
        return outline.types.stream().filter(each -> each.name.equals(field.at[version].type())).findAny().orElse(null);
    }

    /** A method of an object that a field holds. */
    private String throughField(int depth, boolean hasThis) {
        Field field = any();
        Method method = lower();
        String argument = number(depth - 1, hasThis);
        String name = field == null ? null : name(field);
        Type type = name == null ? null : typeOf(field);
        if (type == null || !has(method) || method.at[version].kind() == Kind.STATIC || !type.extendsOrIs(method.owner)
                || method.at[version].kind() == Kind.PRIVATE && type != method.owner) {
            return argument;
        }
        return '(' + name + " == null ? 1 : " + invoke(method, version, name + '.', argument) + ')';
    }

    /** A field of an object that a field holds. */
    private String ofField() {
        Field field = any();
        Field inner = any();
        String name = field == null ? null : name(field);
        FieldAt at = inner == null ? null : inner.at[version];
        if (name == null || at == null || at.isStatic() || typeOf(field) != inner.owner
                || !sees(inner.owner, at.access(), false) || stable && !isStable(inner)) {
            return "6";
        }
        return '(' + name + " == null ? 2 : Driver.h(" + name + '.' + inner.name + "))";
    }

    private Field any() {
        return outline.fields.isEmpty() ? null : outline.fields.get(random.nextInt(outline.fields.size()));
    }

    private String reference(boolean hasThis) {
        Method method = lower();
        if (!has(method) || method.at[version].parameters() != 0 || method.returnsObject || !hasThis) {
            return "8";
        }
        String receiver = receiver(method, 1, true);
        String target = receiver == null ? null : receiver.isEmpty() ? "this" : receiver.substring(0, receiver.length() - 1);
        boolean outer = self.sort == Sort.INNER && method.owner == self.host && "this".equals(target);
        return target == null ? "9" : "((java.util.function.IntUnaryOperator) " + (outer ? self.host.name + ".this" : target) + "::m" + method.number
                + ").applyAsInt(x)";
    }

    private String created(int depth) {
        Type type = outline.types.get(random.nextInt(outline.types.size()));
        int sort = random.nextInt(4);
        String argument = number(depth - 1, false);
        boolean can = level >= MAKES_OBJECTS && type.in[version] && !type.isAbstract && !stable;
        if (can && type.sort == Sort.INNER && self == type.host && !isStatic) {
            return "Driver.h(new " + type.name + '(' + argument + "))";
        } else if (!can || type.sort != Sort.CLASS && type.sort != Sort.NESTED) {
            return "3";
        }
        return switch (sort) {
            case 0 -> type.constructors[0][version] ? "Driver.h(new " + type.path() + '(' + argument + ", \"t\"))" : "2";
            case 1 -> type.constructors[1][version] ? "Driver.h(new " + type.path() + "())" : "2";
            case 2 -> "Driver.h(((java.util.function.IntFunction<Object>) " + type.path() + "::new).apply(" + argument + "))";
            default -> "Driver.h(new " + type.path() + '(' + argument + "))";
        };
    }

    private String constants(int depth, boolean hasThis) {
        boolean has = outline.types.stream().anyMatch(type -> type.sort == Sort.ENUM && type.in[version]) && !stable;
        String number = number(depth - 1, hasThis);
        return !has ? number : "switch (E0.at(" + number + ")) { case A -> 1; case B -> " + number + "; default -> 4; }";
    }

    private String oldSwitch() {
        boolean has = outline.types.stream().anyMatch(type -> type.sort == Sort.ENUM && type.in[version]);
        String number = number(1);
        return !has ? "r += 4;" : "switch (E0.at(" + number + ")) { case B: r += 1; break; case C: r += " + number
                + "; break; default: r += 2; }";
    }
}
