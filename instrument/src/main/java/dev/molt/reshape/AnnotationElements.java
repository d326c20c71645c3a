package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells what becomes of annotations that exist where the elements of their type come, go or change: they answer as the
 * new version has it, and so have other hash codes.
 */
final class AnnotationElements {

    private static final String RETENTION = "Ljava/lang/annotation/Retention;";

    private final Release release;
    private final World world;
    private final Refusals refusals;

    AnnotationElements(Release release, World world, Refusals refusals) {
        this.release = release;
        this.world = world;
        this.refusals = refusals;
    }

    /** An element, as text. */
    private record Element(String descriptor, String value) {}

    void check(Changes change) {
        ClassNode next = change.next;
        if (!Nodes.is(change.shape.access & next.access, Opcodes.ACC_ANNOTATION) || !isAtRunTime(next)) {
            return;
        }
        Map<String, Element> after = elements(next);
        Map<String, Element> before = release.running().apply(next.name.replace('/', '.'))
                .map(bytes -> elements(Nodes.outline(bytes))).orElse(after);
        List<String> changes = changes(before, after);
        if (!changes.isEmpty()) {
            refusals.warn(next.name, String.join(", ", changes) + ": annotations made before the upgrade answer as the new"
                    + " version has it, so that their hash codes change: maps that have them as keys do not find them",
                    "have such maps made anew after the upgrade, or other keys in them");
        }
        Set<String> added = new TreeSet<>(after.keySet());
        added.removeAll(before.keySet());
        List<String> users = added.isEmpty() ? List.of() : world.next().stream()
                .filter(node -> outOfSight(node).anyMatch(each -> gives(each, 'L' + next.name + ';', added)))
                .map(node -> node.name.replace('/', '.')).toList();
        if (!users.isEmpty()) {
            refusals.warn(next.name, words(added) + " added: annotations of parameters, record components and types that were"
                    + " made before the upgrade answer with the default, as those in " + String.join(", ", users),
                    "ask for them again after the upgrade");
        }
    }

    private static boolean isAtRunTime(ClassNode node) {
        return node.visibleAnnotations != null && node.visibleAnnotations.stream().anyMatch(
                each -> each.desc.equals(RETENTION) && text(each.values).contains("RUNTIME"));
    }

    private static Map<String, Element> elements(ClassNode node) {
        Map<String, Element> elements = new TreeMap<>();
        node.methods.stream().filter(method -> Nodes.is(method.access, Opcodes.ACC_ABSTRACT)).forEach(method ->
                elements.put(method.name, new Element(method.desc, text(method.annotationDefault))));
        return elements;
    }

    private static List<String> changes(Map<String, Element> before, Map<String, Element> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            Element old = before.get(name);
            Element now = after.get(name);
            if (old == null || now == null) {
                changes.add("element " + name + (old == null ? " added" : " removed"));
            } else if (!old.equals(now)) {
                changes.add((old.descriptor().equals(now.descriptor()) ? "default" : "type") + " of element " + name
                        + " changed");
            }
        }
        return changes;
    }

    /** The annotations of a class that the JDK keeps nowhere, so that nobody can tell later where one was. */
    private static Stream<AnnotationNode> outOfSight(ClassNode node) {
        Stream.Builder<List<? extends AnnotationNode>> all = Stream.builder();
        all.add(node.visibleTypeAnnotations);
        for (FieldNode field : node.fields) {
            all.add(field.visibleTypeAnnotations);
        }
        for (MethodNode method : node.methods) {
            all.add(method.visibleTypeAnnotations);
            if (method.visibleParameterAnnotations != null) {
                Stream.of(method.visibleParameterAnnotations).forEach(all::add);
            }
        }
        if (node.recordComponents != null) {
            node.recordComponents.forEach(component -> all.add(component.visibleAnnotations)
                    .add(component.visibleTypeAnnotations));
        }
        return all.build().filter(each -> each != null).flatMap(List::stream);
    }

    /** True if an annotation, or one within, is of a type and gives one of these elements a value. */
    private static boolean gives(Object value, String type, Set<String> elements) {
        if (value instanceof List<?> all) {
            return all.stream().anyMatch(each -> gives(each, type, elements));
        } else if (value instanceof AnnotationNode annotation && annotation.values != null) {
            return annotation.desc.equals(type) && annotation.values.stream().anyMatch(elements::contains)
                    || gives(annotation.values, type, elements);
        }
        return false;
    }

    private static String words(Set<String> elements) {
        return (elements.size() == 1 ? "element " : "elements ") + String.join(", ", elements);
    }

    private static String text(Object value) {
        if (value instanceof AnnotationNode annotation) {
            return '@' + annotation.desc + text(annotation.values);
        } else if (value instanceof List<?> all) {
            return all.stream().map(AnnotationElements::text).collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof Object[] constant) {
            return text(List.of(constant));
        }
        return value == null ? "" : value.getClass().getSimpleName() + value;
    }
}
