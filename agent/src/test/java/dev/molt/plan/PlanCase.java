package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupReader;
import dev.molt.appup.Direction;
import dev.molt.code.ClassSet;
import dev.molt.code.Compiled;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import dev.molt.reshape.Homes;
import dev.molt.reshape.Preparation;
import dev.molt.reshape.Prepared;
import dev.molt.reshape.Release;
import dev.molt.reshape.Reshaped;
import dev.molt.reshape.Reshaper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One case of {@link GoldenPlansTest}, in one text.
 *
 * <pre>
 * # what it shows
 * direction: down            up, if left out
 * loaded: shop.Till          every class of the running version, if left out; none
 * attached: true             no class was prepared when it was loaded
 * alive: 3                   live instances of every class, -1 if the JVM cannot tell; 0, if left out
 * jvm: 16                    the JVM's Java release; 17, if left out
 * from: 0.9, to: 3           1 and 2, if left out
 * release: true              planned as one step of a release
 * containers: shop.Staff     containers whose children differ
 * without: shop.Till         classes that the newer version's jar lacks
 * mixed: shop.Till           classes that the newer version's jar has from the build in "v2 mixed"
 * damaged: shop.Till         classes that are cut short in the newer version's jar
 * === v1                     sources of the older version, one compilation unit
 * === v2                     sources of the newer one
 * === v2 mixed               sources of another build
 * === remains                classes that the JVM has from before
 * === appup                  the upgrade file; generated, if left out
 * </pre>
 */
final class PlanCase {

    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> sections = new LinkedHashMap<>();

    private PlanCase() {}

    static PlanCase read(String text) {
        PlanCase read = new PlanCase();
        String[] parts = text.split("(?m)^=== ");
        parts[0].lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            String[] setting = line.split(":", 2);
            read.settings.put(setting[0].strip(), setting[1].strip());
        });
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            String[] section = part.split("\n", 2);
            read.sections.put(section[0].strip(), section[1]);
        }
        return read;
    }

    PlanRequest request() throws RefusedException {
        Direction direction = settings.getOrDefault("direction", "up").equals("up") ? Direction.UP : Direction.DOWN;
        ClassSet older = compiled("v1");
        Map<String, Optional<byte[]>> other = new HashMap<>();
        Set<String> mixed = words("mixed");
        compiled("v2 mixed").classes().forEach((name, bytes) -> {
            if (mixed.contains(name)) {
                other.put(name, Optional.of(bytes));
            }
        });
        words("damaged").forEach(name -> other.put(name, Optional.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9})));
        words("without").forEach(name -> other.put(name, Optional.empty()));
        ClassSet newer = compiled("v2").with(other);
        ClassSet running = direction == Direction.UP ? older : newer;
        String old = settings.getOrDefault("from", "1");
        String wanted = settings.getOrDefault("to", "2");
        return new PlanRequest(
                "shop",
                direction,
                direction == Direction.UP ? old : wanted,
                direction == Direction.UP ? wanted : old,
                running,
                direction == Direction.UP ? newer : older,
                loaded(running),
                PlanCase::library,
                compiled("remains").classes(),
                name -> Long.parseLong(settings.getOrDefault("alive", "0")),
                Integer.parseInt(settings.getOrDefault("jvm", "17")) + ClassFileVersions.BEFORE_JAVA_1,
                settings.containsKey("release"),
                words("containers"),
                appup());
    }

    private Set<String> loaded(ClassSet running) {
        return settings.containsKey("loaded") ? words("loaded") : running.names();
    }

    /** The plan of the case. */
    Plan plan() throws RefusedException {
        PlanRequest request = request();
        return Planner.plan(request, (named, classes) -> reshaped(request.oldClasses(), classes));
    }

    private Reshaped reshaped(ClassSet running, ClassSet wanted) {
        Map<String, byte[]> loaded = new TreeMap<>(running.classes());
        loaded.keySet().retainAll(loaded(running));
        loaded.putAll(compiled("remains").classes());
        return reshaped(loaded, wanted, !settings.containsKey("attached"));
    }

    /** What becomes of loaded classes, all of which had been prepared, or none. */
    static Reshaped reshaped(Map<String, byte[]> loaded, ClassSet wanted, boolean prepared) {
        Map<String, byte[]> shapes = new TreeMap<>();
        loaded.forEach((name, bytes) -> {
            if (wanted.contains(name)) {
                shapes.put(
                        name,
                        prepared && Preparation.prepare(bytes) instanceof Prepared.Ready ready ? ready.bytes() : bytes);
            }
        });
        return Reshaper.reshape(new Release(shapes, wanted.classes(), PlanCase::library), Homes.none());
    }

    private static Optional<byte[]> library(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Appup> appup() throws RefusedException {
        return sections.containsKey("appup")
                ? Optional.of(AppupReader.read(new Source("shop.yaml", sections.get("appup"))))
                : Optional.empty();
    }

    private ClassSet compiled(String section) {
        return sections.containsKey(section)
                ? Compiled.classes(sections.get(section))
                : new ClassSet(new TreeMap<>());
    }

    private Set<String> words(String setting) {
        return Arrays.stream(settings.getOrDefault(setting, "").split("[, ]+"))
                .filter(word -> !word.isEmpty() && !word.equals("none"))
                .collect(Collectors.toSet());
    }
}
