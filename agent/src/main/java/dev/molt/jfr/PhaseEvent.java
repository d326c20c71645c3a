package dev.molt.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One step of an upgrade. */
@Name(PhaseEvent.NAME)
@Label("Upgrade phase")
@Description("One step of an upgrade or downgrade")
@Category("Molt")
@StackTrace(false)
final class PhaseEvent extends Event {

    static final String NAME = "dev.molt.Phase";

    @Label("Upgrade")
    @Description("The number of the upgrade in this JVM, from 1")
    int upgrade;

    @Label("Step")
    @Description("What was done: an instruction of the script, or undo")
    String step;

    @Label("Outcome")
    @Description("ok or failed")
    String outcome;

    @Label("Detail")
    String detail;
}
