package dev.molt.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tasks' two versions as source text: what the second adds is what is measured. */
final class MemberTasks {

    /** What is measured of members that were added. */
    static final List<String> ADDED = List.of(
            "FieldRead", "FieldWrite", "StaticCall", "PrivateCall", "Virtual1", "Virtual2", "Virtual5", "Virtual20", "Construct",
            "ConstructKept");

    /** What is measured of code that nothing was added to. */
    static final List<String> UNTOUCHED = List.of("Call", "Field", "MapGet");

    private MemberTasks() {}

    /** The jar of one version. */
    static Path jar(Path directory, boolean second) throws IOException {
        List<Workload.Unit> units = new ArrayList<>();
        units.add(unit("Tasks", "public class Tasks { public static %s make(String name) throws Exception {"
                .formatted(Task.class.getName())
                + " return (%s) Class.forName(\"load.\" + name).getDeclaredConstructor().newInstance(); } }"
                        .formatted(Task.class.getName())));
        task(units, "FieldRead", second, "", "return kept;", "private int added = 2;", "return added;");
        task(units, "FieldWrite", second, "", "kept++; return kept;", "private int added;", "added = ++kept; return kept;");
        task(units, "StaticCall", second, "", "return kept;", "static int twice(int x) { return x * 2; }", "return twice(kept);");
        task(units, "PrivateCall", second, "", "return kept;", "private int more(int x) { return x + kept; }", "return more(kept);");
        for (int kinds : new int[] {1, 2, 5, 20}) {
            task(units, "Virtual" + kinds, second, "final Shape[] shapes = Shape.of(" + kinds + ");",
                    "int sum = 0; for (Shape s : shapes) { sum += s.side; } return sum;", "",
                    "int sum = 0; for (Shape s : shapes) { sum += s.area(); } return sum;");
        }
        shapes(units, second);
        task(units, "Construct", second, "Point last;", "last = new Point(kept); return last.x;", "",
                "last = new Point(kept, kept); return last.x;");
        // By a constructor that stays, which others may call now in the place of the added one.
        task(units, "ConstructKept", second, "Point last;", "last = new Point(kept); return last.x;", "",
                "last = new Point(kept); return last.x;");
        units.add(unit("Point", "class Point { int x; Point(int x) { this.x = x; }"
                + (second ? " private int y; Point(int x, int y) { this.x = x; this.y = y; }" : "") + " }"));
        // Construction with the object that holds added fields, written by hand: what Construct is held to.
        same(units, "ConstructHolder", "Held last;", "last = new Held(kept, kept); return last.x;");
        units.add(unit("Held", "class Held { int x; Object slot; Held(int x, int y) { this.x = x; Box box = new Box();"
                + " box.y = y; slot = box; } static class Box { int y; } }"));
        same(units, "Call", "int twice(int x) { return x * kept; }", "return twice(kept);");
        same(units, "Field", "", "kept++; return kept;");
        same(units, "MapGet", "final Key[] keys = new Key[1000]; final java.util.Map<Key, Integer> map = new java.util.HashMap<>();"
                + " int at; { for (int i = 0; i < 1000; i++) { map.put(keys[i] = new Key(), i); } } static class Key { }",
                "at = at == 999 ? 0 : at + 1; return map.get(keys[at]);");
        return Workload.jar(directory, second ? "2.0.0" : "1.0.0", units, Map.of());
    }

    private static void same(List<Workload.Unit> units, String name, String members, String body) {
        task(units, name, false, members, body, "", "");
    }

    private static void task(List<Workload.Unit> units, String name, boolean second, String members, String body,
            String added, String newBody) {
        units.add(unit(name, "class " + name + " implements " + Task.class.getName() + " { int kept = 1; " + members + ' '
                + (second ? added : "") + " public int run() { " + (second ? newBody : body) + " } }"));
    }

    private static void shapes(List<Workload.Unit> units, boolean second) {
        StringBuilder makers = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            units.add(unit("Shape" + i, "class Shape" + i + " extends Shape { "
                    + (second ? "int area() { return side * " + i + "; } }" : "}")));
            makers.append("case ").append(i).append(" -> new Shape").append(i).append("(); ");
        }
        units.add(unit("Shape", "abstract class Shape { int side = 3; " + (second ? "int area() { return side; } " : "")
                + "static Shape[] of(int kinds) { Shape[] all = new Shape[20];"
                + " for (int i = 0; i < 20; i++) { all[i] = switch (i % kinds) { " + makers + " default -> null; }; }"
                + " return all; } }"));
    }

    private static Workload.Unit unit(String name, String text) {
        return new Workload.Unit("load." + name, "package load; " + text);
    }
}
