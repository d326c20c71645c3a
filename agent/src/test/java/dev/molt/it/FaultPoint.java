package dev.molt.it;

import java.util.function.Consumer;

/** What each place of a {@link FaultyMolt} calls: it fails there if the application, which knows the plan of it, says so. */
public final class FaultPoint {

    /** The system property whose value is not a text, but whoever decides. */
    static final String DECIDES = "molt.test.faults";

    private FaultPoint() {}

    /** Fails, or does nothing. */
    @SuppressWarnings("unchecked")
    public static void at(String place) {
        if (System.getProperties().get(DECIDES) instanceof Consumer<?> decides) {
            ((Consumer<String>) decides).accept(place);
        }
    }
}
