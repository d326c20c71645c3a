package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Constants of loaded enums that come with bodies, get, change and lose them: who calls them runs the body of the version. */
class EnumBodiesIT {

    private static final String COMMANDS = """
            class Commands {
                static final EnumMap<Op, Integer> MAP = new EnumMap<>(Map.of(Op.PLUS, 1));
                static final IntBinaryOperator HELD = Op.PLUS;
                static String all() {
                    StringBuilder text = new StringBuilder();
                    for (Op op : Op.values()) {
                        text.append(op.name()).append(op.ordinal()).append(op.sign()).append(op.applyAsInt(6, 3)).append(' ');
                        MAP.merge(op, 1, Integer::sum);
                    }
                    for (Op op : EnumSet.allOf(Op.class)) text.append(java.util.stream.IntStream.of(1, 2, 3).reduce(10, op)).append(' ');
                    return text + "" + MAP + HELD.applyAsInt(1, 1) + switched(Op.valueOf("PLUS"));
                }
                static int switched(Op op) { switch (op) { case PLUS: return 1; default: return 2; } }
                static String types() {
                    StringBuilder text = new StringBuilder();
                    for (Op op : Op.values()) text.append(op.getDeclaringClass().getSimpleName()).append(op.getClass() == Op.class).append(' ');
                    return text.toString();
                }
                static String members() throws Exception {
                    TreeSet<String> names = new TreeSet<>();
                    for (var field : Op.class.getDeclaredFields()) if (!field.isSynthetic()) names.add(field.getName());
                    for (var method : Op.class.getDeclaredMethods()) if (!method.isSynthetic()) names.add(method.getName());
                    return names.toString();
                }
                static String written() throws Exception {
                    var bytes = new java.io.ByteArrayOutputStream();
                    try (var out = new java.io.ObjectOutputStream(bytes)) { out.writeObject(List.of(Op.values())); }
                    try (var in = new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) {
                        return "" + in.readObject();
                    }
                }
                static String spin() {
                    int sum = 0;
                    for (int i = 0; i < 1_000_000; i++) for (Op op : Op.values()) sum += op.applyAsInt(i, 1);
                    return "" + sum;
                }
            }
            """;

    private static final String PLUS_ONLY = """
            enum Op implements IntBinaryOperator {
                PLUS { public int applyAsInt(int a, int b) { return a + b; } };
            
                String sign() { return "?"; }
            }
            """;

    private static final Fixture ABSTRACT = Fixture.of("enum-bodies-abstract", COMMANDS, PLUS_ONLY, """
            enum Op implements IntBinaryOperator {
                TIMES {
                    private int times = 10;
                    public int applyAsInt(int a, int b) { return a * b; }
                    String sign() { Supplier<String> up = () -> super.sign() + times++; return up.get(); }
                },
                PLUS { public int applyAsInt(int a, int b) { return a + b; } String sign() { return "+"; } },
                MINUS("-") { public int applyAsInt(int a, int b) { return a - b; } };
            
                final String sign;
                Op() { this("?"); }
                Op(String sign) { this.sign = sign; }
                String sign() { return sign; }
            }
            """);

    @OnEveryStart
    void constantsWithBodiesComeAndGo(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, ABSTRACT.v1())) {
            assertEquals("PLUS0?9 16 {PLUS=2}21", jvm.ask("all"));
            jvm.ask("spin");
            Outcome up = Molt.of(jvm).upgrade(ABSTRACT.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertTrue(up.err().contains("warning: app.Op: enum constants TIMES, MINUS stay or become objects of class app.Op$1,"
                    + " whatever their bodies\n  cure: ask getDeclaringClass() and not getClass()"), up.err());
            assertEquals("TIMES0?1018 PLUS1+9 MINUS2-3 60 16 4 {TIMES=1, PLUS=3, MINUS=1}21", jvm.ask("all"));
            assertEquals("Opfalse Opfalse Opfalse ", jvm.ask("types"));
            assertEquals("[MINUS, PLUS, TIMES, sign, valueOf, values]", jvm.ask("members"));
            assertEquals("[TIMES, PLUS, MINUS]", jvm.ask("written"));
            String spun = jvm.ask("spin");

            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("PLUS0?9 16 {PLUS=4, TIMES=1, MINUS=1}21", jvm.ask("all"));

            Outcome again = Molt.of(jvm).upgrade(ABSTRACT.v2());
            assertEquals(Outcome.DONE, again.exit(), again.toString());
            assertEquals("TIMES0?1118 PLUS1+9 MINUS2-3 60 16 4 {TIMES=2, PLUS=5, MINUS=2}21", jvm.ask("all"),
                    "the same objects, with what they held");
            assertEquals(spun, jvm.ask("spin"));
        }
    }

    private static final Fixture GETS = Fixture.of("enum-bodies-gets", COMMANDS, """
            enum Op implements IntBinaryOperator {
                PLUS, TIMES { public int applyAsInt(int a, int b) { return a * b; } };
                public int applyAsInt(int a, int b) { return a + b; }
                String sign() { return "."; }
            }
            """, """
            enum Op implements IntBinaryOperator {
                PLUS { int plus = 100; public int applyAsInt(int a, int b) { return super.applyAsInt(a, b) + plus++; } },
                TIMES;
                public int applyAsInt(int a, int b) { return -a - b; }
                String sign() { return ":"; }
            }
            """);

    @OnEveryStart
    void constantsThatExistGetAndLoseBodies(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, GETS.v1())) {
            String before = "PLUS0.9 TIMES1.18 16 60 {PLUS=2, TIMES=1}21";
            assertEquals(before, jvm.ask("all"));
            jvm.ask("spin");
            Outcome up = Molt.of(jvm).upgrade(GETS.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("PLUS0:91 TIMES1:-9 90 -12 {PLUS=3, TIMES=2}1021", jvm.ask("all"));
            assertEquals("Optrue Opfalse ", jvm.ask("types"), "an object keeps its class");
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals(before.replace("PLUS=2, TIMES=1", "PLUS=4, TIMES=3"), jvm.ask("all"));
            Outcome again = Molt.of(jvm).upgrade(GETS.v2());
            assertEquals(Outcome.DONE, again.exit(), again.toString());
            assertEquals("PLUS0:96 TIMES1:-9 95 -12 {PLUS=5, TIMES=4}1071", jvm.ask("all"));
        }
    }

    private static final Fixture FINAL = Fixture.of("enum-bodies-final", COMMANDS, """
            enum Op implements IntBinaryOperator {
                PLUS;
                public int applyAsInt(int a, int b) { return a + b; }
                String sign() { return "."; }
            }
            """, """
            enum Op implements IntBinaryOperator {
                PLUS { public int applyAsInt(int a, int b) { return a + b; } String sign() { return "+"; } },
                MINUS { public int applyAsInt(int a, int b) { return a - b; } String sign() { return "-"; } };
                abstract String sign();
            }
            """);

    @OnEveryStart
    void anEnumWithoutBodiesBecomesAbstract(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, FINAL.v1())) {
            assertEquals("PLUS0.9 16 {PLUS=2}21", jvm.ask("all"));
            for (int i = 0; i < 2; i++) {
                Outcome up = Molt.of(jvm).upgrade(FINAL.v2());
                assertEquals(Outcome.DONE, up.exit(), up.toString());
                assertEquals("PLUS0+9 MINUS1-3 16 4 ", jvm.ask("all").replaceAll("\\{.*", ""));
                Outcome down = Molt.of(jvm).downgrade();
                assertEquals(Outcome.DONE, down.exit(), down.toString());
                assertEquals("PLUS0.9 16 ", jvm.ask("all").replaceAll("\\{.*", ""));
            }
        }
    }
}
