package dev.molt.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A whole upgrade, from its first step to its last. */
@Name(UpgradeEvent.NAME)
@Label("Upgrade")
@Description("An upgrade or downgrade")
@Category("Molt")
@StackTrace(false)
final class UpgradeEvent extends Event {

    static final String NAME = "dev.molt.Upgrade";

    @Label("Upgrade")
    @Description("The number of the upgrade in this JVM, from 1")
    int upgrade;

    @Label("Change")
    @Description("What changed, and from which version to which")
    String change;

    @Label("Outcome")
    @Description("ok or undone")
    String outcome;

    @Label("Detail")
    String detail;

    @Label("Suspended")
    @Description("How long callers of suspended modules may have waited")
    @Timespan(Timespan.MILLISECONDS)
    long suspended;
}
