package dev.molt.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.Sources;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a frame may still use from its line on. */
class FrameUsesTest {

    private static final byte[] CLASS = Sources.compile("""
            class A {
                int gold, silver; String s;
                void f() throws Exception {
                    before();
                    Thread.sleep(1);
                    silver = gold;
                    Thread.sleep(2);
                }
                void loop() throws Exception {
                    while (silver > 0) {
                        gold++;
                        Thread.sleep(1);
                    }
                }
                void caught() throws Exception {
                    try {
                        Thread.sleep(1);
                    } catch (InterruptedException e) {
                        gold = 1;
                    }
                }
                void remembers() throws Exception {
                    int kept = gold;
                    Thread.sleep(1);
                    System.out.println(kept);
                }
                void before() { }
                void two(int i) throws Exception { Thread.sleep(i); }
                void two(String s) { gold = 2; }
                int told() { return gold; }
                int telling() throws Exception { return told(); }
                int tellingTwice() throws Exception { return told() + told(); }
            }
            """).get("A");

    @Test
    void whatLiesAheadCounts() {
        assertEquals(true, touches("f", 5, "goldI"));
        assertEquals(true, touches("f", 5, "silverI"));
        assertEquals(false, touches("f", 5, "before()V"), "it lies behind, and nothing is left of it");
        assertEquals(false, touches("f", 7, "silverI"), "it was written");
        assertEquals(true, touches("f", 4, "before()V"), "it may not have been called yet");
    }

    @Test
    void whatWasReadBeforeMayLieInAVariable() {
        assertEquals(true, touches("f", 7, "goldI"));
        assertEquals(true, touches("remembers", 23, "goldI"));
    }

    @Test
    void whatALoopGaveLastTimeMayLieInAVariable() {
        assertEquals(true, FrameUses.of(CLASS, "loop", 12).remembers(Set.of("goldI")));
        assertEquals(false, FrameUses.of(CLASS, "caught", 17).remembers(Set.of("goldI")));
        assertEquals(true, FrameUses.ofMethods(CLASS).get("loop()V").contains("silverI"));
    }

    @Test
    void aCallThatHasNotReturnedGaveNothingYet() {
        assertEquals(false, FrameUses.of(CLASS, "telling", 31).remembers(Set.of("told()I")));
        assertEquals(true, FrameUses.of(CLASS, "telling", 31).touches(Set.of("told()I")), "it is under way");
        assertEquals(true, FrameUses.of(CLASS, "tellingTwice", 32).remembers(Set.of("told()I")), "it may be the second");
    }

    @Test
    void aLoopAndAHandlerLieAhead() {
        assertEquals(true, touches("loop", 12, "goldI"));
        assertEquals(true, touches("caught", 17, "goldI"));
        assertEquals(false, touches("caught", 17, "silverI"));
    }

    @Test
    void ofSeveralVersionsThoseCountThatHaveTheLine() {
        byte[] next = Sources.compile("class A {\n\n\n\n\n\n\n\n  int gold;\n  void two(int i) {\n    gold = i;\n    gold = 0;\n  }\n}")
                .get("A");
        List<byte[]> both = List.of(CLASS, next);
        assertEquals(List.of(false), touching(both, "two", 28));
        assertEquals(List.of(true), touching(both, "two", 11));
        assertEquals(List.of(true, true), touching(both, "two", 99), "no version has it");
        assertEquals(List.of(true, true), touching(both, "two", -1));
        assertEquals(List.of(false), touching(both, "before", 99), "the other one has no such method");
    }

    private static List<Boolean> touching(List<byte[]> versions, String method, int line) {
        return FrameUses.of(versions, method, line).stream().map(uses -> uses.touches(Set.of("goldI"))).toList();
    }

    @Test
    void allMethodsOfTheNameThatHaveTheLineCount() {
        assertEquals(false, touches("two", 28, "goldI"));
        assertEquals(true, touches("two", 29, "goldI"));
        assertEquals(true, touches("two", 99, "goldI"), "the line is of another version");
        assertEquals(true, touches("two", -1, "goldI"), "the line is not known");
    }

    @Test
    void classesCount() {
        assertEquals(true, touches("remembers", 23, "java.lang.System"));
        assertEquals(false, touches("remembers", 23, "quest.Quest"));
    }

    private static boolean touches(String method, int line, String key) {
        return FrameUses.of(CLASS, method, line).touches(Set.of(key));
    }
}
