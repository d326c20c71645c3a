package dev.molt.it;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An application drawn from a seed, in three versions: an enum whose constants come, go and change places, and what holds
 * them, switches over them and stores them. Beside it, what each version has to show once it runs.
 */
final class DrawnEnums {

    static final int VERSIONS = 3;
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F");

    private final String name;
    private final boolean renews;
    private final List<List<String>> constants = new ArrayList<>();
    private final List<Boolean> grown = new ArrayList<>();
    private final List<Map<String, byte[]>> compiled = new ArrayList<>();
    /** By constant that was put into the set and the map, the version that last did. */
    private final Map<String, Integer> held = new TreeMap<>();

    DrawnEnums(long seed) {
        Random random = new Random(seed);
        name = "drawn" + seed;
        renews = random.nextBoolean();
        for (int version = 0; version < VERSIONS; version++) {
            List<String> some = new ArrayList<>(NAMES);
            Collections.shuffle(some, random);
            constants.add(some.subList(0, 1 + random.nextInt(NAMES.size())));
            grown.add(random.nextBoolean() && !(version == 2 && isWithout()));
            compiled.add(Compiler.compile(List.of(text(version))));
        }
    }

    /** True if the last version has constants that were made, or away, while another had the field and they did not get it. */
    private boolean isWithout() {
        return constants.get(2).stream().anyMatch(each -> {
            boolean first = constants.get(0).contains(each);
            boolean second = constants.get(1).contains(each);
            return first && !second && !grown.get(0) && grown.get(1) || !first && second && grown.get(0) && !grown.get(1);
        });
    }

    String name() {
        return name;
    }

    /** Counted from 0. */
    Release version(int version) {
        Map<String, byte[]> files = new TreeMap<>();
        compiled.get(version).forEach((type, bytes) -> files.put(type.replace('.', '/') + ".class", bytes));
        Release release = new Release(files)
                .with(Fixture.DESCRIPTOR, "application: " + name + "\nversion: '" + version + ".0'\n");
        return version == 0 ? release : release.with("META-INF/molt/appup.yaml", appup(version - 1, version));
    }

    private String appup(int older, int newer) {
        return "application: " + name + "\nversion: '" + newer + ".0'\nup:\n  - {from: '" + older + ".0', instructions: ["
                + instructions(older, newer) + "]}\ndown:\n  - {to: '" + older + ".0', instructions: ["
                + instructions(newer, older) + "]}\n";
    }

    private String instructions(int from, int to) {
        TreeSet<String> names = new TreeSet<>(compiled.get(from).keySet());
        names.addAll(compiled.get(to).keySet());
        List<String> lines = new ArrayList<>();
        for (String each : names) {
            String module = each.equals("app.Driver") && renews ? "{module: " + each + ", renew: [LABEL]}" : each;
            lines.add(!compiled.get(from).containsKey(each) ? "{add_module: " + each + "}"
                    : compiled.get(to).containsKey(each) ? "{load_module: " + module + "}" : "{delete_module: " + each + "}");
        }
        return String.join(", ", lines);
    }

    /** Notes that the running version puts all of its constants into the set and the map. */
    void put(int version) {
        constants.get(version).forEach(each -> held.put(each, version));
    }

    /** What the program has to show of itself. */
    String expected(int version) {
        List<String> present = constants.get(version);
        StringBuilder text = new StringBuilder(renews ? "label" + version : "label0");
        for (String each : present) {
            text.append(' ').append(each).append(present.indexOf(each)).append('=').append(code(version, each))
                    .append(worth(version, each)).append(held.containsKey(each)).append(held.get(each)).append("same")
                    .append(grown.get(version) ? 5 : 0);
        }
        List<String> inOrder = present.stream().filter(held::containsKey).toList();
        return text + " " + inOrder + inOrder + held.size() + held.size() + present;
    }

    private int code(int version, String constant) {
        return (version + 1) * NAMES.indexOf(constant) % 4;
    }

    private int worth(int version, String constant) {
        int worth = NAMES.indexOf(constant) + 10;
        return grown.get(version) ? worth * 3 : worth;
    }

    private String text(int version) {
        boolean more = grown.get(version);
        StringBuilder cases = new StringBuilder();
        List<String> made = new ArrayList<>();
        for (String each : constants.get(version)) {
            made.add(each + "(" + (NAMES.indexOf(each) + 10) + ")");
            cases.append("case ").append(each).append(": return ").append(code(version, each)).append("; ");
        }
        return """
                enum Kind {
                    %s;
                    final int worth; %s
                    Kind(int worth) { this.worth = worth; %s }
                    int worth() { return %s; }
                }
                class Box implements java.io.Serializable {
                    private static final long serialVersionUID = 1;
                    final Kind kind; %s
                    Box(Kind kind) { this.kind = kind; }
                    int more() { return %s; }
                }
                class Driver {
                    static final EnumSet<Kind> SET = EnumSet.noneOf(Kind.class);
                    static final EnumMap<Kind, Integer> MAP = new EnumMap<>(Kind.class);
                    static String LABEL = "label%d";
                    static int code(Kind kind) { switch (kind) { %s default: return -1; } }
                    static String put() { for (Kind each : Kind.values()) { SET.add(each); MAP.put(each, %d); } return "put"; }
                    static Box copy(Box box) throws Exception {
                        var bytes = new java.io.ByteArrayOutputStream();
                        new java.io.ObjectOutputStream(bytes).writeObject(box);
                        return (Box) new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray())) {
                            protected Class<?> resolveClass(java.io.ObjectStreamClass type) throws ClassNotFoundException {
                                return Class.forName(type.getName(), false, Driver.class.getClassLoader());
                            }
                        }.readObject();
                    }
                    static String show() throws Exception {
                        StringBuilder text = new StringBuilder(LABEL);
                        for (Kind each : Kind.values()) {
                            Box box = copy(new Box(each));
                            text.append(' ').append(Kind.valueOf(each.name())).append(each.ordinal()).append('=').append(code(each))
                                    .append(each.worth()).append(SET.contains(each)).append(MAP.get(each))
                                    .append(box.kind == each ? "same" : "other").append(box.more());
                        }
                        List<Kind> present = List.of(Kind.values()), set = new ArrayList<>(SET), map = new ArrayList<>(MAP.keySet());
                        set.retainAll(present);
                        map.retainAll(present);
                        return text + " " + set + map + SET.size() + MAP.size() + EnumSet.allOf(Kind.class);
                    }
                }
                """.formatted(String.join(", ", made), more ? "final int more;" : "", more ? "this.more = worth * 2;" : "",
                more ? "worth + more" : "worth", more ? "int more = 5;" : "", more ? "more" : "0", version, cases, version);
    }
}
