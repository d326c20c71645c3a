package rus;

import java.util.List;

/** Says which components there are, as a supervisor does of processes. */
public final class Sup {

    private Sup() {}

    /** The components, in the order in which they start. */
    static List<String> init() {
        return List.of("gen_server", "worker");
    }

    /** Those of them that run. */
    static List<String> whichChildren() {
        return init().stream().filter(Running::is).toList();
    }
}
