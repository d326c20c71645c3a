package dev.molt.eval;

import dev.molt.classfile.Members;
import dev.molt.code.ClassSet;
import dev.molt.reshape.Preparation;
import dev.molt.reshape.Prepared;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds classes to which other agents added members on their way to the JVM, as those that count what tests cover do:
 * they are shaped as they were loaded, not as the application's code has them.
 */
final class OtherAgents {

    private final Tools tools;
    private final Place place;

    OtherAgents(Tools tools, Place place) {
        this.tools = tools;
        this.place = place;
    }

    /** Looks at loaded classes, at each but once. */
    void look(Collection<String> names, ClassSet own) {
        Shapes shapes = tools.shapes(place.loader());
        Set<Class<?>> unknown = new HashSet<>();
        for (String name : names) {
            own.bytes(name).filter(bytes -> shapes.mayBeShapedOtherwise(name, bytes))
                    .ifPresent(bytes -> tools.find(place, name).ifPresent(unknown::add));
        }
        if (unknown.isEmpty()) {
            return;
        }
        new Capture(tools).of(unknown).forEach((name, bytes) -> {
            boolean same = members(name, bytes).equals(members(name, own.bytes(name).orElseThrow()));
            shapes.read(name, same ? null : bytes);
        });
    }

    /** As it is loaded: what preparation adds depends on code, too. */
    private static Members members(String name, byte[] classFile) {
        return Members.of(name, Preparation.prepare(classFile) instanceof Prepared.Ready ready ? ready.bytes() : classFile);
    }
}
