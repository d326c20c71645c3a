package dev.molt.reshape;

import java.lang.instrument.ClassDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Takes many programs through their versions at the same time, as each redefinition stops the JVM, whatever its size. */
final class Walk {

    private final Map<Trial, Live> trials = new LinkedHashMap<>();

    /** Adds a program, some classes of its first version prepared. */
    Trial add(Program program, Predicate<String> prepared) {
        Live live = new Live(program.at(0), prepared);
        Trial trial = new Trial(program, live);
        trials.put(trial, live);
        return trial;
    }

    /** Goes all the way. */
    void run() {
        trials.keySet().forEach(Trial::start);
        while (trials.keySet().stream().anyMatch(Trial::goesOn)) {
            upgrade();
        }
    }

    private void upgrade() {
        Map<Trial, Reshaped> begun = new LinkedHashMap<>();
        trials.keySet().stream().filter(Trial::goesOn).forEach(Trial::leave);
        trials.forEach((trial, live) -> {
            if (trial.goesOn()) {
                trial.attempt(() -> begun.put(trial, live.begin(trial.next(), reshaped -> { })));
            }
        });
        redefine(begun);
        begun.forEach((trial, reshaped) -> {
            if (trial.goesOn()) {
                trial.arrive(reshaped.diagnostics(), trials.get(trial).running());
            }
        });
    }

    /** All at once, or one by one to see whom the JVM refuses. */
    private void redefine(Map<Trial, Reshaped> begun) {
        List<ClassDefinition> all = new ArrayList<>();
        begun.forEach((trial, reshaped) -> all.addAll(definitions(trial, reshaped)));
        try {
            Live.redefine(all);
        } catch (LinkageError | UnsupportedOperationException e) {
            begun.forEach((trial, reshaped) -> trial.attempt(() -> Live.redefine(definitions(trial, reshaped))));
        }
    }

    private List<ClassDefinition> definitions(Trial trial, Reshaped reshaped) {
        return trials.get(trial).definitions(reshaped.redefinitions());
    }
}
