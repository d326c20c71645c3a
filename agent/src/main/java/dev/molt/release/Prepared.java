package dev.molt.release;

import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.eval.Reshaping;
import dev.molt.plan.Plan;
import dev.molt.plan.Planner;
import dev.molt.relup.Script;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A change that is planned and translated.
 *
 * @param moves the applications that change
 * @param plans what would happen, one for each move
 * @param reshaping works out what loaded classes are given
 * @param script the low-level script, or null if a plan is refused
 */
record Prepared(List<Move> moves, List<Plan> plans, Reshaping reshaping, Script script) {

    /** True if it must not be carried out. */
    boolean refused() {
        return plans.stream().anyMatch(Plan::refused);
    }

    /** All that is to be said about it. */
    List<Diagnostic> diagnostics() {
        return plans.stream().flatMap(plan -> plan.diagnostics().stream()).toList();
    }

    /** The applications and their versions. */
    String words() {
        return plans.stream().map(Move::words).collect(Collectors.joining(", "));
    }

    /** All classes of the versions that run. */
    ClassSet before() {
        TreeMap<String, byte[]> classes = new TreeMap<>();
        moves.forEach(move -> classes.putAll(move.target().classes().classes()));
        return new ClassSet(classes);
    }

    /** All classes of the versions wanted. */
    ClassSet after() {
        TreeMap<String, byte[]> classes = new TreeMap<>();
        for (int i = 0; i < moves.size(); i++) {
            ClassSet wanted = moves.get(i).wanted().classes();
            classes.putAll(Planner.transforming(wanted, plans.get(i).transformations()).classes());
        }
        return new ClassSet(classes);
    }

    /** One for each application. */
    List<PlanReport> reports() {
        return IntStream.range(0, plans.size())
                .mapToObj(i -> PlanReport.of(plans.get(i), moves.get(i).target().instance().loaderId(), script))
                .toList();
    }
}
