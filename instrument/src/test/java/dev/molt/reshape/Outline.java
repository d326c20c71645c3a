package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a generated program declares, and in which of its versions: drawn first, so that bodies may use it. */
final class Outline {

    static final int VERSIONS = 3;
    static final List<String> VALUE_TYPES = List.of("int", "int", "long", "double", "boolean", "byte", "char", "short",
            "float", "String", "String", "Object", "int[]");
    private static final int METHODS = 9;

    /** What kind of type it is. */
    enum Sort { CLASS, NESTED, INNER, INTERFACE, ENUM, RECORD }

    /** Who may use a method, and how it is bound. */
    enum Kind { PUBLIC, PROTECTED, PACKAGE, PRIVATE, STATIC, ABSTRACT }

    /** A type of the program. */
    static final class Type {
        final String name;
        final Sort sort;
        Type superclass;
        Type host;
        boolean isAbstract;
        boolean called;
        /** Code of other loaders can use it. */
        boolean isPublic;
        boolean reorders;
        final boolean[] in = {true, true, true};
        final boolean[][] constructors = new boolean[2][VERSIONS];
        /** Which of toString, hashCode and equals it overrides. */
        final boolean[][] ofObject = new boolean[3][VERSIONS];

        Type(String name, Sort sort) {
            this.name = name;
            this.sort = sort;
        }

        /** The name by which others know it. */
        String path() {
            return host == null ? name : host.name + '.' + name;
        }

        Type nest() {
            return host == null ? this : host;
        }

        boolean extendsOrIs(Type other) {
            return this == other || superclass != null && superclass.extendsOrIs(other)
                    || other.sort == Sort.INTERFACE && called;
        }

        boolean hasClassBody() {
            return sort == Sort.CLASS || sort == Sort.NESTED || sort == Sort.INNER;
        }
    }

    /** A field in one version. */
    record FieldAt(String type, boolean isStatic, boolean isFinal, boolean isConstant, String access, int variant) {
    }

    /** A field. */
    static final class Field {
        final Type owner;
        final String name;
        final FieldAt[] at = new FieldAt[VERSIONS];

        Field(Type owner, String name) {
            this.owner = owner;
            this.name = name;
        }
    }

    /** A method in one version. */
    record MethodAt(Kind kind, int parameters, boolean isSynchronized, int variant) {
    }

    /** A method and those that override it. */
    static final class Method {
        final int number;
        final Type owner;
        final boolean returnsObject;
        final MethodAt[] at = new MethodAt[VERSIONS];
        final List<Type> overriders = new ArrayList<>();
        final List<MethodAt[]> overriding = new ArrayList<>();

        Method(int number, Type owner, boolean returnsObject) {
            this.number = number;
            this.owner = owner;
            this.returnsObject = returnsObject;
        }
    }

    /** A method that makes a lambda, or an object of an anonymous or a local class, that lives on. */
    record Maker(Type owner, int number, int sort, boolean[] in) {
    }

    final List<Type> types = new ArrayList<>();
    final List<Field> fields = new ArrayList<>();
    final List<Method> methods = new ArrayList<>();
    final List<Maker> makers = new ArrayList<>();
    private final Random random;

    Outline(Random random) {
        this.random = random;
        types();
        for (Type type : types) {
            fields(type);
            for (boolean[] constructor : type.constructors) {
                presence(constructor, 0.5);
            }
            type.isPublic = type.sort != Sort.INTERFACE && chance(0.6);
            type.reorders = chance(0.3);
            for (boolean[] override : type.ofObject) {
                if (chance(0.15)) {
                    presence(override, 0.2);
                }
            }
        }
        for (int i = 0; i < METHODS; i++) {
            methods.add(method(i));
        }
        for (int i = 0; i < 4; i++) {
            Type owner = any();
            if (owner.hasClassBody()) {
                Maker maker = new Maker(owner, i, random.nextInt(10), new boolean[VERSIONS]);
                presence(maker.in, 0.6);
                makers.add(maker);
            }
        }
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private Type any() {
        return types.get(random.nextInt(types.size()));
    }

    private void presence(boolean[] in, double share) {
        boolean always = chance(share);
        for (int i = 0; i < VERSIONS; i++) {
            in[i] = always || chance(0.5);
        }
    }

    private void types() {
        Type called = new Type("I0", Sort.INTERFACE);
        types.add(called);
        int classes = 2 + random.nextInt(3);
        for (int i = 0; i < classes; i++) {
            Type type = new Type("C" + i, Sort.CLASS);
            if (i > 0 && chance(0.65)) {
                type.superclass = types.get(1 + random.nextInt(i));
            }
            type.called = type.superclass != null && type.superclass.called || chance(0.4);
            type.isAbstract = i == 0 && chance(0.25);
            types.add(type);
        }
        optional("N0", Sort.NESTED, types.get(1));
        optional("In0", Sort.INNER, types.get(types.size() > 2 ? 2 : 1));
        optional("E0", Sort.ENUM, null);
        optional("R0", Sort.RECORD, null);
        for (Type type : types) {
            if (type.sort != Sort.INTERFACE && !type.name.equals("C0") && chance(0.12)) {
                presence(type.in, 0);
            }
            for (int i = 0; i < VERSIONS; i++) {
                type.in[i] &= (type.superclass == null || type.superclass.in[i])
                        && (type.host == null || type.host.in[i]);
            }
        }
    }

    private void optional(String name, Sort sort, Type host) {
        if (chance(0.5)) {
            Type type = new Type(name, sort);
            type.host = host;
            type.called = host != null && chance(0.2);
            types.add(type);
        }
    }

    private void fields(Type type) {
        int count = type.sort == Sort.RECORD ? random.nextInt(2) : random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Field field = new Field(type, "f" + type.name.toLowerCase() + i);
            boolean always = chance(0.4);
            FieldAt drawn = field(type);
            for (int v = 0; v < VERSIONS; v++) {
                if (chance(0.25)) {
                    drawn = field(type);
                } else if (chance(0.2)) {
                    drawn = new FieldAt(drawn.type, drawn.isStatic, drawn.isFinal, drawn.isConstant, drawn.access,
                            random.nextInt(100));
                }
                field.at[v] = type.in[v] && (always || chance(0.5)) ? drawn : null;
            }
            fields.add(field);
        }
    }

    private FieldAt field(Type type) {
        boolean isInterface = type.sort == Sort.INTERFACE;
        boolean isStatic = isInterface || type.sort == Sort.RECORD || chance(0.35);
        boolean isConstant = isInterface || isStatic && chance(0.2);
        Type other = any();
        String value = VALUE_TYPES.get(random.nextInt(VALUE_TYPES.size()));
        boolean refers = !isConstant && chance(0.15) && other.sort == Sort.CLASS && !other.isAbstract
                && other.in[0] && other.in[1] && other.in[2];
        String drawn = refers ? other.name : value;
        boolean isFinal = isConstant || type.sort != Sort.ENUM && chance(0.08);
        String access = isInterface ? "" : List.of("", "private ", "protected ", "public ", "private ", "public ",
                isFinal ? "" : "private volatile ", "transient ").get(random.nextInt(8));
        return new FieldAt(isConstant ? chance(0.5) ? "int" : "String" : drawn, isStatic, isFinal, isConstant, access,
                isInterface ? 1 : random.nextInt(100));
    }

    private Method method(int number) {
        Type owner = any();
        Method method = new Method(number, owner, chance(0.2));
        boolean always = chance(0.4);
        MethodAt drawn = methodAt(owner);
        for (int v = 0; v < VERSIONS; v++) {
            if (chance(0.25)) {
                drawn = methodAt(owner);
            } else if (chance(0.4)) {
                drawn = new MethodAt(drawn.kind, drawn.parameters, drawn.isSynchronized, random.nextInt(100));
            }
            method.at[v] = owner.in[v] && (always || chance(0.5)) ? drawn : null;
        }
        for (Type type : types) {
            if (type != owner && type.extendsOrIs(owner)) {
                MethodAt[] at = new MethodAt[VERSIONS];
                boolean often = chance(0.3);
                for (int v = 0; v < VERSIONS; v++) {
                    MethodAt base = method.at[v];
                    boolean has = base != null && type.in[v]
                            && (base.kind == Kind.ABSTRACT || (often || chance(0.3)));
                    at[v] = !has ? null : new MethodAt(base.kind == Kind.ABSTRACT ? Kind.PUBLIC : base.kind,
                            base.parameters, chance(0.05), chance(0.5) ? 3 : random.nextInt(100));
                }
                method.overriders.add(type);
                method.overriding.add(at);
            }
        }
        return method;
    }

    private MethodAt methodAt(Type owner) {
        Kind kind = owner.sort == Sort.INTERFACE
                ? List.of(Kind.PUBLIC, Kind.PUBLIC, Kind.STATIC, Kind.PRIVATE).get(random.nextInt(4))
                : owner.isAbstract && chance(0.2) ? Kind.ABSTRACT : Kind.values()[random.nextInt(5)];
        return new MethodAt(kind, chance(0.7) ? 0 : random.nextInt(5),
                owner.sort != Sort.INTERFACE && kind != Kind.ABSTRACT && chance(0.05), random.nextInt(100));
    }
}
