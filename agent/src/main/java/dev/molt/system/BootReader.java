package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.appup.StartType;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code start.boot} line by line. */
final class BootReader {

    private final Source source;
    private final List<Draft> applications = new ArrayList<>();
    private String[] release;

    BootReader(Source source) {
        this.source = source;
    }

    /** An application whose lines are being read. */
    private static final class Draft {
        String name;
        String version;
        StartType type;
        String description = "";
        final List<String> after = new ArrayList<>();
        final SortedMap<String, Object> env = new TreeMap<>();
        String start;
        String stop;
        String configChange;
        final List<String> containers = new ArrayList<>();
        final List<List<Child>> children = new ArrayList<>();

        BootApplication application() {
            List<Container> all = new ArrayList<>();
            for (int i = 0; i < containers.size(); i++) {
                all.add(new Container(containers.get(i), List.copyOf(children.get(i))));
            }
            return new BootApplication(
                    new ApplicationDescriptor(
                            name,
                            version,
                            description,
                            List.copyOf(after),
                            Collections.unmodifiableSortedMap(env),
                            Optional.ofNullable(start),
                            Optional.ofNullable(stop),
                            Optional.ofNullable(configChange),
                            List.copyOf(all)),
                    type);
        }
    }

    BootPlan read() throws RefusedException {
        if (!source.line(1).equals(BootFile.FIRST_LINE)) {
            throw refusal(1, "this is not a file that this version of Molt wrote");
        }
        int number = 0;
        for (String line : (Iterable<String>) source.text().lines()::iterator) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(number, line);
            }
        }
        if (release == null) {
            throw refusal(1, "no line says which release it is of");
        }
        return new BootPlan(release[0], release[1], applications.stream().map(Draft::application).toList());
    }

    private void read(int number, String line) throws RefusedException {
        try {
            List<String> words = BootWords.words(line);
            instruction(words.get(0), words.subList(1, words.size()));
        } catch (IllegalArgumentException e) {
            throw refusal(number, e.getMessage());
        } catch (IndexOutOfBoundsException e) {
            throw refusal(number, "something is missing in this line or before it");
        }
    }

    private void instruction(String word, List<String> rest) {
        switch (word) {
            case "release" -> release = new String[] {rest.get(0), rest.get(1)};
            case "application" -> application(rest);
            case "description" -> last().description = rest.get(0);
            case "after" -> last().after.add(rest.get(0));
            case "env" -> last().env.put(rest.get(0), value(rest.get(1), rest.get(2)));
            case "start" -> last().start = rest.get(0);
            case "stop" -> last().stop = rest.get(0);
            case "config_change" -> last().configChange = rest.get(0);
            case "container" -> {
                last().containers.add(rest.get(0));
                last().children.add(new ArrayList<>());
            }
            case "child" -> lastOf(last().children).add(new Child(
                    rest.get(0), rest.get(1), rest.get(2), rest.stream().skip(3).findFirst()));
            default -> throw new IllegalArgumentException("there is no instruction " + word);
        }
    }

    private void application(List<String> rest) {
        Draft draft = new Draft();
        draft.name = rest.get(0);
        draft.version = rest.get(1);
        draft.type = StartType.valueOf(rest.get(2).toUpperCase(Locale.ROOT));
        applications.add(draft);
    }

    private Draft last() {
        return lastOf(applications);
    }

    private static <T> T lastOf(List<T> list) {
        return list.get(list.size() - 1);
    }

    private static Object value(String type, String text) {
        return switch (type) {
            case "boolean" -> Boolean.valueOf(text);
            case "integer" -> Long.valueOf(text);
            case "number" -> Double.valueOf(text);
            case "text" -> text;
            default -> throw new IllegalArgumentException("there is no type " + type);
        };
    }

    private RefusedException refusal(int line, String message) {
        return new RefusedException(Diagnostic.error(
                "bad_boot_file",
                new Position(source, line, 1),
                message,
                "let Molt make it again from release.yaml: it is not to be written by hand"));
    }
}
