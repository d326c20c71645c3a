package dev.molt.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.Sources;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names and members found in a class made to hold each in one place only. */
class ReferencesTest {

    private static final String OTHERS = """
            class Super<T> { } interface Face { } class Thrown extends Exception { } class Arg { } class Ret { }
            class Elem { } class Made { int field; static void run(Made m) { } static void any(Object o) { } void go(long x) { } }
            class Asked { } class Cast { } class Lit { } class Generic { } class Bound { static Bound make() { return null; } }
            class Captured { } class Caught extends RuntimeException { } enum Choice { ONE } class InNote { }
            @interface Note { Class<?> type() default Void.class; Choice choice() default Choice.ONE;
                Inner[] inner() default { }; }
            @interface Inner { Class<?>[] types(); }
            @interface OnParameter { }
            @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface OnType { }
            """;

    private static final References FOUND = References.in(ClassFile.of(Sources.compile("""
            class A extends Super<Generic> implements Face {
                @Note(type = InNote.class) Elem[][] elems;
                Ret f(@OnParameter Arg arg) throws Thrown { return null; }
                void g(Object o, Captured c) {
                    new Made().field = 3;
                    new Made().go(1L);
                    Object x = (Cast) o;
                    x = Lit[].class;
                    java.util.function.Supplier<Bound> s = Bound::make;
                    java.util.function.Consumer<Asked> a = Made::any;
                java.util.function.Consumer<Made> r = Made::run;
                    Runnable q = () -> System.out.println(c);
                    try { o.hashCode(); } catch (Caught e) { }
                    new int[0].clone();
                    String text = "LNotAClass; NeitherAClass" + o;
                    @OnType String local = text;
                }
                @Note(choice = Choice.ONE, inner = @Inner(types = { java.util.BitSet.class })) void h() { }
            }
            """ + OTHERS, "-g:none").get("A")));

    @Test
    void namesEveryClassOfDeclarationsCodeAndAnnotations() {
        assertTrue(FOUND.classes().containsAll(Set.of("A", "Super", "Face", "Generic", "Note", "InNote", "Elem", "Ret",
                "OnParameter", "Arg", "Thrown", "Captured", "Made", "Cast", "Lit", "Bound", "Asked", "Caught", "Choice", "Inner",
                "java.util.BitSet", "java.util.function.Supplier", "java.lang.invoke.LambdaMetafactory",
                "java.lang.Object")), () -> FOUND.classes().toString());
        assertTrue(FOUND.classes().contains("OnType"), () -> FOUND.classes().toString());
    }

    @Test
    void takesNoTextForAClass() {
        assertFalse(FOUND.classes().contains("NotAClass"));
        assertFalse(FOUND.classes().stream().anyMatch(name -> name.contains(";") || name.contains("[")));
        assertFalse(FOUND.classes().contains("int"));
    }

    @Test
    void namesTheMembersThatCodeUses() {
        Set<MemberReference> members = FOUND.members();
        assertTrue(members.containsAll(Set.of(
                new MemberReference("Super", "<init>", "()V"),
                new MemberReference("Made", "field", "I"),
                new MemberReference("Made", "go", "(J)V"),
                new MemberReference("Made", "run", "(LMade;)V"),
                new MemberReference("Bound", "make", "()LBound;"),
                new MemberReference("java.lang.System", "out", "Ljava/io/PrintStream;"),
                new MemberReference("java.lang.Object", "clone", "()Ljava/lang/Object;"))), members::toString);
        assertFalse(members.stream().anyMatch(member -> member.owner().equals("Lit")));
    }

    @Test
    void saysMembersAsPeopleDo() {
        assertEquals("method void go(long)", new MemberReference("Made", "go", "(J)V").source());
        assertEquals("field field: int", new MemberReference("Made", "field", "I").source());
    }

    @Test
    void everyClassOfATinyOne() {
        Map<String, byte[]> tiny = Sources.compile("interface A { B b(C[] c); } class B { } class C { }");
        assertEquals(Set.of("A", "B", "C", "java.lang.Object"),
                References.in(ClassFile.of(tiny.get("A"))).classes());
    }

    @Test
    void namesWhatOneMethodNames() {
        ClassFile file = ClassFile.of(Sources.compile("class A { int f(B b) { return b.one; } Object g() { return new D(); } }"
                + " class B { int one; } class D { }").get("A"));
        References found = References.in(file, "f", "(LB;)I");
        assertEquals(Set.of(new MemberReference("B", "one", "I")), found.members());
        assertTrue(found.classes().contains("B"), found::toString);
        assertFalse(found.classes().contains("D"), found::toString);
        assertEquals(new References(Set.of(), Set.of()), References.in(file, "f", "()V"));
    }
}
