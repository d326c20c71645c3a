package dev.molt.reshape;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/**
 * The places in the JDK's classes at which patched bodies ask: calls, by name, and methods whose whole body is changed, with
 * their parameters. Where a JDK lacks one of them, something would be shown as it is no more.
 */
final class PatchPlaces {

    private static final String REFLECT = "java/lang/reflect/";
    private static final String CONSTANTS = "getConstantPool";
    private static final String TYPE_ANNOTATIONS = "getTypeAnnotationBytes0";

    private static final Map<String, Set<String>> WANTED = Map.ofEntries(
            Map.entry("java/lang/Class", Set.of("filterFields", "filterMethods", "getDeclaredConstructors0",
                    "getNestMembers0", "getNestHost0")),
            Map.entry("java/lang/ClassLoader", Set.of("defineClass1", "defineClass2")),
            Map.entry(REFLECT + "Executable", Set.of("getParameters0", TYPE_ANNOTATIONS, CONSTANTS)),
            Map.entry(REFLECT + "Method", Set.of(CONSTANTS)),
            Map.entry(REFLECT + "Constructor", Set.of(CONSTANTS)),
            Map.entry(REFLECT + "Field", Set.of(TYPE_ANNOTATIONS, CONSTANTS)),
            Map.entry("jdk/internal/misc/Unsafe", Set.of("objectFieldOffset(Field)", "staticFieldOffset(Field)",
                    "staticFieldBase(Field)")),
            Map.entry("java/lang/invoke/MemberName", Set.of("<init>(Method)", "<init>(Method,boolean)",
                    "<init>(Constructor)", "<init>(Field)", "<init>(Field,boolean)")),
            Map.entry(LookupPatches.LOOKUP, LookupPatches.ASKING),
            Map.entry(StreamPatches.DESCRIPTOR, Set.of("computeDefaultSUID(Class)")),
            Map.entry(StreamPatches.COPYING, Set.of("objectFieldOffset", "getPrimFieldValues(Object,byte[])",
                    "setPrimFieldValues(Object,byte[])", "getObjFieldValues(Object,Object[])",
                    "setObjFieldValues(Object,Object[],boolean)")),
            Map.entry(StreamPatches.CONSTRUCTORS, Set.of("getDeclaredConstructor")));

    private final String type;
    private final Set<String> found = new HashSet<>();

    /** Of a class, of which none is found yet. */
    PatchPlaces(String type) {
        this.type = type;
    }

    /** Notes that a call, or a method, is there. */
    void found(String place) {
        found.add(place);
    }

    /** Notes that a method is there whose body is changed. */
    void found(String method, String descriptor) {
        found.add(method + Arrays.stream(Type.getArgumentTypes(descriptor))
                .map(type -> type.getClassName().substring(type.getClassName().lastIndexOf('.') + 1))
                .collect(Collectors.joining(",", "(", ")")));
    }

    /** Those that this JDK lacks, in words. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        for (String place : WANTED.getOrDefault(type, Set.of())) {
            if (!found.contains(place)) {
                missing.add("no " + place + " in " + type.replace('/', '.'));
            }
        }
        return missing;
    }
}
