package dev.molt.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What an upgrade was busy with for a time. */
@Name(ProgressEvent.NAME)
@Label("Upgrade progress")
@Description("What an upgrade or downgrade was busy with")
@Category("Molt")
@StackTrace(false)
final class ProgressEvent extends Event {

    static final String NAME = "dev.molt.Progress";

    @Label("Upgrade")
    @Description("The number of the upgrade in this JVM, from 1")
    int upgrade;

    @Label("Phase")
    @Description("prepare, walk, suspend, drain, load, code_change, resume, ungate or undo")
    String phase;

    @Label("Objects")
    @Description("How many objects were transformed")
    long objects;

    @Label("Objects per second")
    long objectsPerSecond;
}
