package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A loaded class gets its first serializable lambda, and a static field that is no longer final. */
class FirstSerializableLambdaIT {

    private static final String COMMANDS =
            """
            class Commands {
                static String say() throws Exception { return Shelf.say(); }
                static String reflected() throws Exception {
                    var field = Shelf.class.getDeclaredField("named");
                    field.setAccessible(true);
                    String read = field.get(null) + " " + java.lang.reflect.Modifier.isFinal(field.getModifiers());
                    field.set(null, "set");
                    return read + " " + Shelf.say();
                }
                static String shown() throws Throwable {
                    var field = Shelf.class.getDeclaredField("named");
                    field.setAccessible(true);
                    var lookup = java.lang.invoke.MethodHandles.privateLookupIn(Shelf.class, java.lang.invoke.MethodHandles.lookup());
                    return field.get(null) + " " + java.lang.reflect.Modifier.isFinal(field.getModifiers()) + " "
                            + lookup.findStaticGetter(Shelf.class, "named", String.class).invoke();
                }
                static Object copy(Object o) throws Exception {
                    var bytes = new java.io.ByteArrayOutputStream();
                    try (var out = new java.io.ObjectOutputStream(bytes)) { out.writeObject(o); }
                    try (var in = new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) { return in.readObject(); }
                }
            }
            """;

    private static final Fixture SHELVES = Fixture.of("shelves", COMMANDS,
            """
            class Shelf {
                private static final String named = new String("shelf");
                static String say() { return named; }
            }
            """,
            """
            class Shelf {
                interface Text extends Supplier<String>, java.io.Serializable { }
                private static String named = new String("anew");
                @SuppressWarnings("unchecked")
                static String say() throws Exception {
                    int n = named.length();
                    Text text = () -> named + n;
                    return ((Supplier<String>) Commands.copy(Commands.copy(text))).get();
                }
            }
            """);

    @OnEveryStart
    void itIsWrittenAndRead(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHELVES.v1())) {
            assertEquals("shelf", jvm.ask("say"));
            for (int round = 0; round < 2; round++) {
                Outcome up = Molt.of(jvm).upgrade(SHELVES.v2());
                assertEquals(Outcome.DONE, up.exit(), up.toString());
                assertEquals(round == 0 ? "shelf5" : "set3", jvm.ask("say"));
                assertEquals((round == 0 ? "shelf" : "set") + " false set3", jvm.ask("reflected"));
                Outcome down = Molt.of(jvm).downgrade();
                assertEquals(Outcome.DONE, down.exit(), down.toString());
                assertEquals("set", jvm.ask("say"), "the state stays");
                assertEquals("set true set", jvm.ask("shown"));
            }
        }
    }
}
