package dev.molt.diff;

import java.util.ArrayList;
import java.util.List;

/** Access flags: which of them HotSpot compares, and what they are called in source. */
enum Flags {
    /** Those of a class; the flag that all classes of today carry (0x20) has no name. */
    OF_CLASS(0x7631, List.of(0x1, 0x10, 0x200, 0x400, 0x1000, 0x2000, 0x4000),
            List.of("public", "final", "interface", "abstract", "synthetic", "annotation", "enum")),
    /** Those of a field. */
    OF_FIELD(0x50DF, List.of(0x1, 0x2, 0x4, 0x8, 0x10, 0x40, 0x80, 0x1000, 0x4000),
            List.of("public", "private", "protected", "static", "final", "volatile", "transient", "synthetic", "enum")),
    /** Those of a method; HotSpot takes no notice of native. */
    OF_METHOD(0x1CFF, List.of(0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40, 0x80, 0x400, 0x800, 0x1000),
            List.of("public", "private", "protected", "static", "final", "synchronized", "bridge", "varargs",
                    "abstract", "strictfp", "synthetic"));

    private final int compared;
    private final List<Integer> bits;
    private final List<String> words;

    Flags(int compared, List<Integer> bits, List<String> words) {
        this.compared = compared;
        this.bits = bits;
        this.words = words;
    }

    /** True if HotSpot takes both for the same. */
    boolean same(int before, int after) {
        return ((before ^ after) & compared) == 0;
    }

    /** What became of them: {@code modifiers changed from private to public}. */
    String changed(int before, int after) {
        return "modifiers changed from " + words(before) + " to " + words(after);
    }

    private String words(int access) {
        List<String> set = new ArrayList<>();
        for (int i = 0; i < bits.size(); i++) {
            if ((access & bits.get(i)) != 0) {
                set.add(words.get(i));
            }
        }
        return set.isEmpty() ? "none" : String.join(" ", set);
    }
}
