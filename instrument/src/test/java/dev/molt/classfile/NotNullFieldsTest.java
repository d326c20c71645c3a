package dev.molt.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.Sources;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What declares a field not to be null, and what does not. */
class NotNullFieldsTest {

    private static final String ANNOTATIONS = """
            ////
            package lib;
            import java.lang.annotation.*;
            public class Lib {
                @Target(ElementType.TYPE_USE) public @interface NonNull {}
                @Retention(RetentionPolicy.RUNTIME) public @interface Nonnull {}
                @Retention(RetentionPolicy.CLASS) public @interface NotNull {}
                @Retention(RetentionPolicy.RUNTIME) public @interface Nullable {}
            }
            """;

    @Test
    void annotationsOfTheFieldOrOfItsType() {
        assertEquals(
                Map.of("a", "@NotNull", "b", "@Nonnull", "c", "@NonNull", "d", "@NonNull", "e", "@NotNull", "f", "@NonNull"),
                declared("""
                        @Lib.NotNull private String a;
                        @Lib.Nonnull final Object b = "";
                        @Lib.NonNull String c;
                        java.util.Map.@Lib.NonNull Entry<String, String> d;
                        @Lib.NotNull int[] e;
                        String @Lib.NonNull [] f;
                        """));
    }

    @Test
    void notThoseOfElementsOrArgumentsNorOfWhatIsNeverNull() {
        assertEquals(Map.of(), declared("""
                java.util.List<@Lib.NonNull String> a;
                @Lib.NonNull String[] b;
                @Lib.NotNull int c;
                @Lib.Nullable String d;
                static @Lib.NotNull String e;
                String f;
                """));
    }

    private static Map<String, String> declared(String fields) {
        return NotNullFields.of(Sources.compile("package t; import lib.Lib; class A {" + fields + "}\n" + ANNOTATIONS).get("t.A"));
    }
}
