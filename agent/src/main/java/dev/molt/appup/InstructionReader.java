package dev.molt.appup;

import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.diag.Position;
import dev.molt.diag.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Reads one instruction: finds out which it is and leaves its arguments to the reader of its family. */
final class InstructionReader {

    /** OTP knows it by name and does not evaluate it either. */
    private static final String MNESIA_BACKUP = "mnesia_backup";

    private final Values values;
    private final Problems problems;
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Map<String, RelupInstruction> words = Map.of(
            "point_of_no_return", new RelupInstruction.PointOfNoReturn(),
            "restart_emulator", new RelupInstruction.RestartEmulator(),
            "restart_new_emulator", new RelupInstruction.RestartNewEmulator());

    /** How an instruction with arguments is read, and what they look like. */
    private record Form(String example, BiFunction<Position, YamlNode, AppupInstruction> reader) {}

    InstructionReader(Values values, Names names, Problems problems) {
        this.values = values;
        this.problems = problems;
        PurgeReader purges = new PurgeReader(values, problems);
        TimeoutReader timeouts = new TimeoutReader(values);
        ModuleInstructionReader modules = new ModuleInstructionReader(values, names, purges);
        form("update", "quest.Player", new UpdateReader(values, names, purges, timeouts, problems)::read);
        form("load_module", "quest.Enemy", modules::load);
        form("add_module", "quest.Quest", modules::add);
        form("delete_module", "quest.Quest", modules::delete);
        ApplicationInstructionReader applications = new ApplicationInstructionReader(values, names);
        form("add_application", "extra", applications::add);
        form("remove_application", "gone", applications::remove);
        form("restart_application", "extra", applications::restart);
        lowLevelForms(new LowLevelReader(values, names, purges, timeouts, new PlainValue(problems)));
    }

    private void lowLevelForms(LowLevelReader low) {
        lowLevelForm("apply", "{module: quest.Market, function: reload, arguments: []}", low::apply);
        lowLevelForm("load_object_code", "{application: a, version: 1.1.0, modules: [a.B]}", low::loadObjectCode);
        lowLevelForm("load", "{module: quest.Enemy}", low::load);
        lowLevelForm("remove", "{module: quest.Enemy}", low::remove);
        lowLevelForm("purge", "[quest.Enemy]", low::purge);
        lowLevelForm("suspend", "[quest.Player]", low::suspend);
        lowLevelForm("resume", "[quest.Player]", low::resume);
        lowLevelForm("code_change", "{direction: up, modules: [quest.Player]}", low::codeChange);
        lowLevelForm("stop", "[quest.Player]", low::stop);
        lowLevelForm("start", "[quest.Player]", low::start);
        lowLevelForm("sync_nodes", "{id: x, nodes: [n1, n2]}", low::syncNodes);
    }

    private void form(String name, String example, BiFunction<Position, YamlNode, AppupInstruction> reader) {
        forms.put(name, new Form(example, reader));
    }

    private void lowLevelForm(String name, String example, BiFunction<Position, YamlNode, RelupInstruction> reader) {
        form(name, example, (at, node) -> new LowLevel(at, reader.apply(at, node)));
    }

    /** The instruction that a node is, if it can be told which. */
    Optional<AppupInstruction> read(YamlNode node) {
        if (node instanceof YamlNode.Scalar word && !word.isNothing()) {
            return word(word);
        }
        if (node instanceof YamlNode.Mapping mapping && mapping.fields().size() == 1) {
            return withArguments(mapping.fields().values().iterator().next());
        }
        if (node instanceof YamlNode.Mapping mapping && !mapping.fields().isEmpty()) {
            severalKeys(mapping);
        } else {
            values.wrongType(node, "bad_instruction", "an instruction", "write for example load_module: quest.Enemy");
        }
        return Optional.empty();
    }

    private Optional<AppupInstruction> word(YamlNode.Scalar word) {
        Form form = forms.get(word.text());
        if (words.containsKey(word.text())) {
            return Optional.of(new LowLevel(word.position(), words.get(word.text())));
        }
        if (form != null) {
            refuse(word, word.text() + " lacks its arguments", "write " + word.text() + ": " + form.example());
        } else {
            unknown(word);
        }
        return Optional.empty();
    }

    private Optional<AppupInstruction> withArguments(YamlNode.Field field) {
        YamlNode.Scalar name = field.key();
        Form form = forms.get(name.text());
        if (form != null) {
            return Optional.of(form.reader().apply(name.position(), field.value()));
        }
        if (words.containsKey(name.text())) {
            refuse(name, name.text() + " has no arguments", "write - " + name.text() + " without a colon");
        } else {
            unknown(name);
        }
        return Optional.empty();
    }

    private void unknown(YamlNode.Scalar name) {
        if (name.text().equals(MNESIA_BACKUP)) {
            problems.error(
                    "not_yet_implemented",
                    name.position(),
                    MNESIA_BACKUP + " is not implemented, here or in OTP",
                    "take it out, and back up your data with an apply before point_of_no_return");
            return;
        }
        TreeSet<String> known = new TreeSet<>(forms.keySet());
        known.addAll(words.keySet());
        refuse(name, "there is no instruction " + name.describe(), Spelling.cure(name.text(), known));
    }

    /** Mostly a mapping whose keys are not indented far enough, or an instruction without its hyphen. */
    private void severalKeys(YamlNode.Mapping mapping) {
        List<String> keys = List.copyOf(mapping.fields().keySet());
        YamlNode.Field second = mapping.fields().get(keys.get(1));
        String cure = forms.containsKey(second.key().text())
                ? "begin " + second.key().text() + " with - as an instruction of its own"
                : "indent what belongs to " + keys.get(0) + " further than its name";
        refuse(second.key(), second.key().text() + " stands beside " + keys.get(0) + ", not within it", cure);
    }

    private void refuse(YamlNode.Scalar where, String message, String cure) {
        problems.error("bad_instruction", where.position(), message, cure);
    }
}
