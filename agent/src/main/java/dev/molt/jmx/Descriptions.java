package dev.molt.jmx;

import java.util.List;
import java.util.Map;

/** What the bean's attributes and operations do, in words for consoles. */
final class Descriptions {

    static final String BEAN = "Live upgrades of this JVM by Molt";

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "Releases", "All releases of the target system, the newest first; none where there is no target system",
            "Status", "What runs in this JVM",
            "History", "What was done latest, step by step, oldest first",
            "DroppedNotifications", "How many notifications were thrown away because listeners were too slow");

    private static final Map<String, Operation> OPERATIONS = Map.ofEntries(
            of("unpack", "Check an archive, and put the release in it beside the others", "archive"),
            of("check", "What installing a release would do; touches nothing", "version"),
            of(
                    "install",
                    "Make another release the one that runs: all of it, or nothing",
                    "version",
                    "confirmWithin",
                    "suspendTimeout"),
            of("confirm", "Say that an installation which waits for it is good", "version"),
            of("makePermanent", "Make the release that runs the one that a restart starts", "version", "softPurge"),
            of("rebootOld", "Make an old release permanent, and restart the JVM with it", "version"),
            of("remove", "Take a release away, with all that no other release needs", "version"),
            of("setUnpacked", "Make a release known whose files were put into place by other means", "version"),
            of("setRemoved", "Forget a release, and leave its files alone", "version"),
            of("plan", "What an upgrade of one application would do; touches nothing", "code", "appup"),
            of("rehearse", "The same, with each code_change run on copies of objects", "code", "appup"),
            of("upgradeApplication", "Bring one application to a newer version: all of it, or nothing", "code", "appup"));

    private Descriptions() {}

    static String attribute(String name) {
        return ATTRIBUTES.get(name);
    }

    static String operation(String name) {
        return OPERATIONS.get(name).description();
    }

    static String parameter(String operation, int index) {
        return OPERATIONS.get(operation).parameters().get(index);
    }

    private static Map.Entry<String, Operation> of(String name, String description, String... parameters) {
        return Map.entry(name, new Operation(description, List.of(parameters)));
    }

    /** One operation in words. */
    private record Operation(String description, List<String> parameters) {}
}
