package dev.molt.classfile;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/**
 * The instance fields that a class declares not to be null: by an annotation of theirs, or of their type, which is called
 * {@code NotNull}, {@code NonNull} or {@code Nonnull}, in whatever package, and is in the class file.
 */
public final class NotNullFields {

    private static final Set<String> NAMES = Set.of("NotNull", "NonNull", "Nonnull");

    private NotNullFields() {
    }

    /** By field, the annotation as people write it: {@code @NotNull}. */
    public static Map<String, String> of(byte[] classFile) {
        Map<String, String> found = new TreeMap<>();
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
                boolean mayBeNull = Type.getType(descriptor).getSort() >= Type.ARRAY;
                return Modifier.isStatic(access) || !mayBeNull ? null : new Annotations(name, found);
            }
        }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return found;
    }

    /** Looks at those of one field. */
    private static final class Annotations extends FieldVisitor {

        private final String field;
        private final Map<String, String> found;

        Annotations(String field, Map<String, String> found) {
            super(Opcodes.ASM9);
            this.field = field;
            this.found = found;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            String name = Type.getType(descriptor).getClassName().replaceAll(".*[.$]", "");
            if (NAMES.contains(name)) {
                found.put(field, "@" + name);
            }
            return null;
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(int reference, TypePath path, String descriptor, boolean visible) {
            return isOfValue(path) ? visitAnnotation(descriptor, visible) : null;
        }

        /** True if it is about what the field holds, and not about elements or type arguments of that. */
        private static boolean isOfValue(TypePath path) {
            for (int i = 0; path != null && i < path.getLength(); i++) {
                if (path.getStep(i) != TypePath.INNER_TYPE) {
                    return false;
                }
            }
            return true;
        }
    }
}
