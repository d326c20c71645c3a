package dev.molt.appup;

import dev.molt.appup.AppupInstruction.AddApplication;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.AppupInstruction.RemoveApplication;
import dev.molt.appup.AppupInstruction.RestartApplication;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.diag.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** High-level instructions as people write them: what is at its default is left out. */
final class HighLevelText {

    private HighLevelText() {}

    /** An instruction's word, and the plain value that follows it. */
    record Written(String word, Object arguments) {}

    /** What to write for an instruction, which is no low-level one. */
    static Written of(AppupInstruction instruction) {
        if (instruction instanceof Update i) {
            return new Written("update", update(i));
        } else if (instruction instanceof LoadModule i) {
            Map<String, Object> fields = new LinkedHashMap<>();
            renew(i, fields);
            fields.putAll(purges(i.prePurge(), i.postPurge()));
            return module("load_module", i, fields);
        } else if (instruction instanceof AddModule i) {
            return module("add_module", i, Map.of());
        } else if (instruction instanceof DeleteModule i) {
            return module("delete_module", i, i.purge() == Purge.SOFT_PURGE ? Map.of() : word("purge", i.purge()));
        } else if (instruction instanceof AddApplication i) {
            String name = i.application().value();
            boolean usual = i.type() == StartType.PERMANENT;
            return new Written(
                    "add_application",
                    usual ? name : InstructionText.mapping("application", name, "type", i.type().toString()));
        } else if (instruction instanceof RemoveApplication i) {
            return new Written("remove_application", i.application().value());
        } else if (instruction instanceof RestartApplication i) {
            return new Written("restart_application", i.application().value());
        }
        throw new AssertionError("unknown instruction " + instruction);
    }

    private static Written module(String word, ModuleInstruction instruction, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("module", instruction.module().value());
        fields.putAll(more);
        dependencies(instruction, fields);
        return new Written(word, fields.size() == 1 ? instruction.module().value() : fields);
    }

    private static Object update(Update update) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("module", update.module().value());
        if (isSupervisor(update)) {
            fields.put("type", "supervisor");
        } else {
            changes(update, fields);
        }
        dependencies(update, fields);
        return fields.size() == 1 ? update.module().value() : fields;
    }

    private static void changes(Update update, Map<String, Object> fields) {
        if (update.type() != ModuleType.DYNAMIC) {
            fields.put("type", update.type().toString());
        }
        if (update.change() instanceof Change.Advanced advanced) {
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("advanced", advanced.extra());
            fields.put("change", change);
        }
        if (!update.codeChange().equals(StateTransform.none())) {
            fields.put("code_change", transform(update.codeChange()));
        }
        if (update.migrate() != Migrate.EAGER) {
            fields.put("migrate", update.migrate().toString());
        }
        renew(update, fields);
        if (!(update.timeout() instanceof Timeout.Default)) {
            fields.put("timeout", TimeoutText.of(update.timeout()));
        }
        fields.putAll(purges(update.prePurge(), update.postPurge()));
    }

    /** As the reader takes {@code type: supervisor}, which is short for all this. */
    private static boolean isSupervisor(Update update) {
        return update.type() == ModuleType.STATIC
                && update.change().equals(new Change.Advanced(List.of()))
                && update.codeChange().equals(StateTransform.none())
                && update.migrate() == Migrate.EAGER
                && update.renew().isEmpty()
                && update.timeout() instanceof Timeout.Default
                && purges(update.prePurge(), update.postPurge()).isEmpty();
    }

    private static Map<String, Object> transform(StateTransform transform) {
        Map<String, Object> fields = new LinkedHashMap<>();
        byField("set", transform.set(), fields);
        byField("rename", transform.rename(), fields);
        byField("convert", transform.convert(), fields);
        if (!transform.drop().isEmpty()) {
            fields.put("drop", values(transform.drop()));
        }
        transform.byClass().ifPresent(name -> fields.put("class", name.value()));
        return fields;
    }

    private static void byField(String key, Map<String, Located<String>> fields, Map<String, Object> into) {
        if (!fields.isEmpty()) {
            Map<String, Object> plain = new LinkedHashMap<>();
            fields.forEach((field, value) -> plain.put(field, value.value()));
            into.put(key, plain);
        }
    }

    private static Map<String, Object> purges(Purge pre, Purge post) {
        if (pre == post) {
            return pre == Purge.BRUTAL_PURGE ? Map.of() : word("purge", pre);
        }
        return InstructionText.mapping("pre_purge", pre.toString(), "post_purge", post.toString());
    }

    private static Map<String, Object> word(String key, Object value) {
        return Map.of(key, value.toString());
    }

    private static void renew(ModuleInstruction instruction, Map<String, Object> fields) {
        if (!instruction.renew().isEmpty()) {
            fields.put("renew", values(instruction.renew()));
        }
    }

    private static void dependencies(ModuleInstruction instruction, Map<String, Object> fields) {
        if (!instruction.dependsOn().isEmpty()) {
            fields.put("depends_on", values(instruction.dependsOn()));
        }
    }

    private static List<String> values(List<Located<String>> located) {
        return located.stream().map(Located::value).toList();
    }
}
