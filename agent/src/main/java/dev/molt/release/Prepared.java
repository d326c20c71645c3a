package dev.molt.release;

import dev.molt.eval.Reshaping;
import dev.molt.plan.Plan;
import dev.molt.relup.Script;

/**
 * A change that is planned and translated.
 *
 * @param target the running application
 * @param wanted the version wanted
 * @param reshaping works out what loaded classes are given
 * @param plan what would happen
 * @param script the low-level script, or null if the plan is refused
 */
record Prepared(Target target, Wanted wanted, Reshaping reshaping, Plan plan, Script script) {

    PlanReport report() {
        return PlanReport.of(plan, target.instance().loaderId(), script);
    }
}
