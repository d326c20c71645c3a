package dev.molt.eval;

import dev.molt.appup.Purge;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import java.util.ArrayList;
import java.util.List;

/** Looks after the classes that an upgrade takes out. */
final class Deletions {

    private final Tools tools;
    private final Instance instance;
    private final List<ClassPlan> classes;

    Deletions(Tools tools, Instance instance, List<ClassPlan> classes) {
        this.tools = tools;
        this.instance = instance;
        this.classes = classes;
    }

    /**
     * Refuses if a class that is to be deleted softly has instances now.
     *
     * @throws EvaluationException if one has
     */
    void checkPurge() throws EvaluationException {
        for (ClassPlan plan : classes) {
            // Looked at now: a call in front of the change may have loaded what the plan found not loaded.
            if (plan.action() == Action.DELETE
                    && plan.purge() == Purge.SOFT_PURGE
                    && tools.find(instance, plan.name()).isPresent()) {
                long live = tools.instanceCount().live(plan.name());
                if (live != 0) {
                    throw new EvaluationException(plan.name() + " cannot be deleted: objects of it came to life after the plan was"
                            + " made; let go of them first, or write purge: brutal_purge, after which every call on them"
                            + " throws NoClassDefFoundError");
                }
            }
        }
    }

    /**
     * Lets go of what the classes of one kind of change held.
     *
     * @return which of them keep it, and why: no reason to call an upgrade failed whose code runs
     */
    List<String> dropStatics(Action gone) {
        List<String> kept = new ArrayList<>();
        for (ClassPlan plan : classes) {
            if (plan.action() == gone) {
                byte[] bytes = gone == Action.ADD ? plan.newBytes() : plan.oldBytes();
                tools.find(instance, plan.name()).ifPresent(type -> {
                    try {
                        new Statics(tools.jdk()).drop(type, bytes);
                    } catch (LinkageError e) {
                        // Where the type of one field cannot be found, the JVM shows none of the class's fields.
                        kept.add(plan.name() + " keeps what its static fields hold: " + e);
                    }
                });
            }
        }
        return kept;
    }
}
