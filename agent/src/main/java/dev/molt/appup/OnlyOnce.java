package dev.molt.appup;

import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.HashMap;
import java.util.Map;

/** Notes what stands twice where names have to differ. */
final class OnlyOnce {

    private final Map<String, Position> first = new HashMap<>();
    private final Problems problems;
    private final String code;
    private final String what;

    /**
     * Knows of no name yet.
     *
     * @param what what the names are of, as a sentence names it: {@code the child}
     */
    OnlyOnce(Problems problems, String code, String what) {
        this.problems = problems;
        this.code = code;
        this.what = what;
    }

    /** The same name; if it was there before, that is noted. */
    Located<String> check(Located<String> name) {
        Position earlier = name.value().isEmpty() ? null : first.putIfAbsent(name.value(), name.position());
        if (earlier != null) {
            problems.error(
                    code,
                    name.position(),
                    what + " " + name + " is given twice",
                    "keep this one or the one in " + Problems.place(earlier, name.position()));
        }
        return name;
    }
}
