package dev.molt.reshape;

import dev.molt.reshape.Outline.Sort;
import dev.molt.reshape.Outline.Type;
import java.util.Random;

/** Writes members of generated types that nothing else draws upon. */
final class Members {

    private final Outline outline;
    private final long seed;

    Members(Outline outline, long seed) {
        this.outline = outline;
        this.seed = seed;
    }

    /** What initialisers of static fields call. */
    String feeding(Type type, int version) {
        boolean feeds = outline.fields.stream().anyMatch(field -> field.owner == type && field.at[version] != null);
        return !feeds ? "" : "private static int fed(int x) { return x * 3 + 1; }";
    }

    /** Overrides of what every object has. */
    String ofObject(Type type, int version, Bodies bodies) {
        StringBuilder text = new StringBuilder();
        if (type.ofObject[0][version]) {
            text.append("public String toString() { int x = 2; return \"T\" + ").append(bodies.number(1)).append("; }\n");
        }
        if (type.ofObject[1][version] && type.sort != Sort.ENUM) {
            // The JDK's own callers may go on with the inherited one, as plans say: its result is all that it may do.
            String value = bodies.number(1);
            text.append("public int hashCode() { int x = 3; return (").append(value.contains("(") ? "x" : value)
                    .append(") & 255 | 1; }\n");
        }
        if (type.ofObject[2][version] && type.sort != Sort.ENUM) {
            text.append("public boolean equals(Object other) { int x = 4; return other instanceof String && ")
                    .append(bodies.number(1)).append(" != 3; }\n");
        }
        return text.toString();
    }

    /** What a record may say of its components. */
    String ofRecord(int version) {
        Random random = new Random(seed * 7 + version);
        return (random.nextInt(3) == 0 ? "\npublic R0 { b = b + " + random.nextInt(3) + "; }" : "")
                + (random.nextInt(3) == 0 ? "\npublic int a() { return a + " + random.nextInt(5) + "; }" : "");
    }
}
