package dev.molt.appup;

import dev.molt.appup.AppupInstruction.AddApplication;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.AppupInstruction.RestartApplication;
import dev.molt.diag.Located;
import dev.molt.diag.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that an entry's instructions name each module once, and depend on none that the entry does not name. */
final class ModuleMentions {

    private final Problems problems;
    private final Map<String, Located<String>> first = new LinkedHashMap<>();

    ModuleMentions(Problems problems) {
        this.problems = problems;
    }

    /**
     * Notes modules named twice, and dependencies on nothing.
     *
     * @param complete false if some instruction could not be read, which might have been the missing one
     */
    void check(List<AppupInstruction> instructions, boolean complete) {
        List<ModuleInstruction> mentions = instructions.stream()
                .filter(ModuleInstruction.class::isInstance)
                .map(ModuleInstruction.class::cast)
                .toList();
        mentions.stream().filter(i -> isNamed(i.module())).forEach(this::mention);
        // The modules of an application that comes in are not named, and may be depended on.
        boolean closed = instructions.stream()
                .noneMatch(i -> i instanceof AddApplication || i instanceof RestartApplication);
        if (complete && closed && mentions.stream().allMatch(i -> isNamed(i.module()))) {
            mentions.forEach(i -> i.dependsOn().forEach(this::dependency));
        }
    }

    /** False where no name could be read, which has been reported. */
    private static boolean isNamed(Located<String> module) {
        return !module.value().isEmpty();
    }

    private void mention(ModuleInstruction instruction) {
        Located<String> module = instruction.module();
        Located<String> earlier = first.putIfAbsent(module.value(), module);
        if (earlier != null) {
            problems.error(
                    "muldef_module",
                    module.position(),
                    "the module " + module + " is named a second time",
                    "keep this instruction or the one in " + Problems.place(earlier.position(), module.position()));
        }
    }

    private void dependency(Located<String> module) {
        if (isNamed(module) && !first.containsKey(module.value())) {
            String cure = Spelling.nearest(module.value(), first.keySet())
                    .map(near -> "write " + near + ", which stands in "
                            + Problems.place(first.get(near).position(), module.position())
                            + ", or add an instruction for " + module)
                    .orElse("add an instruction for " + module + ", or take it out of depends_on");
            problems.error(
                    "undef_module",
                    module.position(),
                    "no instruction of this entry is about the module " + module,
                    cure);
        }
    }
}
