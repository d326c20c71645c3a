package dev.molt.eval;

import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import dev.molt.plan.Plan;
import java.util.HashMap;
import java.util.Map;

/** Tells which classes the JVM still has defined although the running version has them not: a JVM never forgets one. */
public final class Remains {

    private final Tools tools;

    /** Looks with these tools. */
    public Remains(Tools tools) {
        this.tools = tools;
    }

    /** After an upgrade that succeeded: what it deleted. */
    public Map<String, byte[]> afterSuccess(Plan plan, Instance instance, Map<String, byte[]> before) {
        Map<String, byte[]> left = new HashMap<>(before);
        for (ClassPlan changed : plan.classes()) {
            if (changed.action() == Action.ADD) {
                left.remove(changed.name());
            } else if (changed.action() == Action.DELETE && isDefined(instance, changed)) {
                left.put(changed.name(), changed.oldBytes());
            }
        }
        return left;
    }

    /** After an upgrade that was undone: what it had added by then. */
    public Map<String, byte[]> afterUndo(Plan plan, Instance instance, Map<String, byte[]> before) {
        Map<String, byte[]> left = new HashMap<>(before);
        for (ClassPlan changed : plan.classes()) {
            if (changed.action() == Action.ADD && isDefined(instance, changed)) {
                left.put(changed.name(), changed.newBytes());
            }
        }
        return left;
    }

    private boolean isDefined(Instance instance, ClassPlan plan) {
        return tools.find(instance, plan.name()).isPresent();
    }
}
