package dev.molt.appup;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.diag.Located;
import java.util.List;

/** Reads the containers of an application descriptor, and their children. */
final class ContainerReader {

    private static final String EXAMPLE = "{child: market, module: quest.Market, start: start, stop: stop}";

    private final Values values;
    private final Names names;
    private final Problems problems;

    ContainerReader(Values values, Names names, Problems problems) {
        this.values = values;
        this.names = names;
        this.problems = problems;
    }

    /** The containers that a list gives. */
    List<Container> read(YamlNode node) {
        OnlyOnce once = new OnlyOnce(problems, "duplicate_container", "the container");
        return values.items(node, "bad_list", "a list of containers", "write - container: quest.Supervisor").stream()
                .map(item -> container(item, once))
                .toList();
    }

    private Container container(YamlNode node, OnlyOnce once) {
        List<String> known = List.of("container", "children");
        Fields fields = values.fields(node, "a container", known, "write container: quest.Supervisor, and children:")
                .orElseGet(() -> values.unreadableFields(node.position(), "a container", known));
        Located<String> module = once.check(names.module(fields.required("container", "quest.Supervisor")));
        OnlyOnce children = new OnlyOnce(problems, "duplicate_child", "the child");
        YamlNode list = fields.required("children", "[]");
        return new Container(
                module.value(),
                values.items(list, "bad_list", "a list of children", "write - " + EXAMPLE + ", or [] for none").stream()
                        .map(item -> child(item, children))
                        .toList());
    }

    private Child child(YamlNode node, OnlyOnce once) {
        List<String> known = List.of("child", "module", "start", "stop");
        Fields fields = values.fields(node, "a child", known, "write - " + EXAMPLE)
                .orElseGet(() -> values.unreadableFields(node.position(), "a child", known));
        return new Child(
                once.check(names.named(fields.required("child", "market"), "a child's name", "market")).value(),
                names.module(fields.required("module", "quest.Market")).value(),
                method(fields.required("start", "start"), "start"),
                fields.optional("stop").map(stop -> method(stop, "stop")));
    }

    private String method(YamlNode node, String example) {
        return names.member(node, "bad_func", "a method's name", example).value();
    }
}
