package dev.molt.classfile;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/** Reads nothing of a class file but what it extends and implements: cheap enough for every class of an application. */
public final class Supertypes {

    private Supertypes() {
    }

    /**
     * The binary names of the superclass and of the interfaces named after {@code implements}.
     *
     * @throws MalformedClassException if these bytes are no class file
     */
    public static Set<String> of(String entry, byte[] classFile) {
        try {
            ClassReader reader = new ClassReader(classFile);
            Set<String> names = new LinkedHashSet<>();
            if (reader.getSuperName() != null) {
                names.add(reader.getSuperName().replace('/', '.'));
            }
            Arrays.stream(reader.getInterfaces()).map(name -> name.replace('/', '.')).forEach(names::add);
            return names;
        } catch (RuntimeException e) {
            throw new MalformedClassException(entry, e);
        }
    }
}
