package dev.molt.plan;

import dev.molt.appup.Purge;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** A class that is deleted softly has no live instances; asked last, as counting stops the application for a moment. */
final class NobodyLeft implements Check {


    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Mention mention : planned.mentions().values()) {
            String name = mention.module().value();
            // A transform may let go of them; then they are counted behind it.
            boolean soft = planned.transformations().isEmpty() && mention.action() == Action.DELETE && mention.purge() == Purge.SOFT_PURGE;
            if (soft && planned.request().loaded().contains(name)) {
                long live = planned.request().instances().applyAsLong(name);
                if (live > 0) {
                    found.add(Diagnostic.error(
                            "live_instances",
                            mention.module().position(),
                            name + " is deleted while objects of it live: " + live,
                            "let go of them first, or " + brutal(mention)));
                } else if (live < 0) {
                    found.add(Diagnostic.error(
                            "live_instances",
                            mention.module().position(),
                            "this JVM cannot tell whether objects of " + name + " live: it lacks module jdk.management",
                            brutal(mention)));
                }
            }
        }
        return found;
    }

    private static String brutal(Mention mention) {
        boolean written = mention.module().position() != null;
        return "write `purge: brutal_purge`"
                + (written ? "" : " in an upgrade file (molt appup OLD NEW --purge brutal drafts one)")
                + ", after which every call on them throws NoClassDefFoundError";
    }
}
