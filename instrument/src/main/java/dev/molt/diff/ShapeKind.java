package dev.molt.diff;

/**
 * The kinds of change that HotSpot refuses, in the order in which it looks for them.
 *
 * <p>The order counts for the message: HotSpot names the first it finds and no member.
 */
public enum ShapeKind {
    /** Another superclass. */
    SUPERCLASS(Refusal.HIERARCHY, Cure.HIERARCHY),
    /** Interfaces added, removed or in another order. */
    INTERFACES(Refusal.HIERARCHY, Cure.HIERARCHY),
    /** A nested class that moved to another class. */
    NEST_HOST(Refusal.ATTRIBUTE, Cure.NEST),
    /** Nested classes added or removed, be they anonymous or made by the compiler. */
    NEST_MEMBERS(Refusal.ATTRIBUTE, Cure.NEST),
    /** Record components, or whether the class is a record. */
    RECORD(Refusal.ATTRIBUTE, Cure.RECORD),
    /** The classes that a sealed one permits, or whether it is sealed. */
    PERMITTED_SUBCLASSES(Refusal.ATTRIBUTE, Cure.PERMITTED),
    /** Public, final, abstract and their like on the class itself. */
    CLASS_MODIFIERS("attempted to change the class modifiers", "leave the class's modifiers as they are"),
    /** A new field. */
    FIELD_ADDED(Refusal.SCHEMA, Cure.FIELD_ADDED),
    /** A field that is gone. */
    FIELD_REMOVED(Refusal.SCHEMA, "leave the field declared, unused, until the next restart"),
    /** A field of the same name and another type. */
    FIELD_RETYPED(Refusal.SCHEMA, "leave the field's type as it is; hold values of the new type in a new class"),
    /** Public, final, volatile and their like on a field. */
    FIELD_MODIFIERS(Refusal.SCHEMA, "leave the field's modifiers as they are"),
    /** The same fields in another order. */
    FIELDS_REORDERED(Refusal.SCHEMA, "declare the fields in the order of the running version"),
    /** A new method, constructor or static initializer. */
    METHOD_ADDED("attempted to add a method", Cure.METHOD_ADDED),
    /** A method, constructor or static initializer that is gone. */
    METHOD_DELETED("attempted to delete a method", "leave the method declared until the next restart"),
    /** Public, static, synchronized and their like on a method. */
    METHOD_MODIFIERS("attempted to change method modifiers", "leave the method's modifiers as they are");

    private final String refusal;
    private final String cure;

    ShapeKind(String reason, String cure) {
        this.refusal = "class redefinition failed: " + reason;
        this.cure = cure;
    }

    /** HotSpot's own words. */
    public String refusal() {
        return refusal;
    }

    /** What the author can do about it. */
    public String cure() {
        return cure;
    }

    /** True for the kinds that HotSpot looks for in one walk, in an order that differs from run to run. */
    boolean ofMethod() {
        return this == METHOD_ADDED || this == METHOD_DELETED || this == METHOD_MODIFIERS;
    }

    /** HotSpot's words that several kinds share. */
    private static final class Refusal {
        static final String HIERARCHY = "attempted to change superclass or interfaces";
        static final String ATTRIBUTE =
                "attempted to change the class NestHost, NestMembers, Record, or PermittedSubclasses attribute";
        static final String SCHEMA = "attempted to change the schema (add/remove fields)";
    }

    /** The longer cures. */
    private static final class Cure {
        static final String HIERARCHY =
                "leave the superclass and interfaces as they are; a new class may extend and implement what it likes";
        static final String NEST =
                "write new classes as top-level ones in files of their own, and leave nested ones in place";
        static final String RECORD = "leave the record as it is; add a new record beside it";
        static final String PERMITTED = "leave the permits clause as it is";
        static final String FIELD_ADDED = "hold the new state in a new class, in a map keyed by the object";
        static final String METHOD_ADDED = "put the new method into a new class, as a static one that takes the object";
    }
}
