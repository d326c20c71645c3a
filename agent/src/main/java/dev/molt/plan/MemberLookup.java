package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MemberReference;
import dev.molt.classfile.MethodShape;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks members up in the classes of one version, as far as those reach. */
final class MemberLookup {

    private static final String OBJECT = "java.lang.Object";
    private static final Set<String> OF_OBJECT = Arrays.stream(Object.class.getDeclaredMethods())
            .map(method -> method.getName()
                    + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .toMethodDescriptorString())
            .collect(Collectors.toUnmodifiableSet());

    private final ParsedClasses classes;

    MemberLookup(ParsedClasses classes) {
        this.classes = classes;
    }

    /** True if no class that the JVM would look into has the member; false if one of those belongs to somebody else. */
    boolean isAbsent(MemberReference member) {
        return classes.contains(member.owner()) && isAbsent(member, member.owner(), new HashSet<>());
    }

    private boolean isAbsent(MemberReference member, String owner, Set<String> seen) {
        if (owner.equals(OBJECT)) {
            return !OF_OBJECT.contains(member.name() + member.descriptor());
        }
        if (!seen.add(owner)) {
            return true;
        }
        Optional<ClassFile> file = classes.readable(owner);
        if (file.isEmpty() || declares(file.get(), member)) {
            return false;
        }
        if (member.name().equals(MethodShape.CONSTRUCTOR)) {
            return true;
        }
        List<String> parents = new ArrayList<>(file.get().interfaces());
        parents.add(file.get().superName());
        return parents.stream().allMatch(parent -> isAbsent(member, parent, seen));
    }

    private static boolean declares(ClassFile owner, MemberReference member) {
        return member.isMethod()
                ? owner.methods().stream()
                        .anyMatch(m -> m.name().equals(member.name()) && m.descriptor().equals(member.descriptor()))
                : owner.fields().stream()
                        .anyMatch(f -> f.name().equals(member.name()) && f.descriptor().equals(member.descriptor()));
    }
}
