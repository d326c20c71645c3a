package dev.molt.appup;

import dev.molt.diag.Position;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what was read without its places: the instructions one per line, each with all its components. */
final class PlainAppup {

    private PlainAppup() {}

    static String of(Appup appup) {
        return "application " + appup.application() + ", version " + appup.version() + ", windows " + appup.windows()
                + "\n" + entries("up", appup.up()) + entries("down", appup.down());
    }

    private static String entries(String direction, List<Appup.Entry> entries) {
        return entries.stream()
                .map(e -> direction + " " + e.version() + "\n" + of(e.instructions()))
                .collect(Collectors.joining());
    }

    static String of(List<AppupInstruction> instructions) {
        return instructions.stream().map(i -> "  " + show(i) + "\n").collect(Collectors.joining());
    }

    private static String show(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof AppupInstruction.LowLevel low) {
            return show(low.instruction());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PlainAppup::show).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        boolean isOfAppup = value.getClass().getPackage() == Appup.class.getPackage();
        return value instanceof Record && isOfAppup ? showRecord(value) : String.valueOf(value);
    }

    private static String showRecord(Object value) {
        return Stream.of(value.getClass().getRecordComponents())
                .filter(component -> component.getType() != Position.class)
                .map(component -> component.getName() + "=" + show(get(component, value)))
                .collect(Collectors.joining(" ", value.getClass().getSimpleName() + "(", ")"));
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
