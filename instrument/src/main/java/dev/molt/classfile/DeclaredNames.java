package dev.molt.classfile;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/** Collects the class names that declarations and annotations hold, outside the constants of code. */
final class DeclaredNames extends ClassVisitor {

    private final NameCollector names;

    DeclaredNames(NameCollector names) {
        super(Opcodes.ASM9);
        this.names = names;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        names.signature(signature);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return annotation(descriptor);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(int type, TypePath path, String descriptor, boolean visible) {
        return annotation(descriptor);
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
        declared(descriptor, signature);
        return new RecordComponentVisitor(api) {
            @Override
            public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                return annotation(type);
            }

            @Override
            public AnnotationVisitor visitTypeAnnotation(int at, TypePath path, String type, boolean visible) {
                return annotation(type);
            }
        };
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        declared(descriptor, signature);
        return new FieldVisitor(api) {
            @Override
            public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                return annotation(type);
            }

            @Override
            public AnnotationVisitor visitTypeAnnotation(int at, TypePath path, String type, boolean visible) {
                return annotation(type);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        declared(descriptor, signature);
        return new OfMethod();
    }

    private void declared(String descriptor, String signature) {
        names.descriptor(descriptor);
        names.signature(signature);
    }

    private AnnotationVisitor annotation(String descriptor) {
        names.descriptor(descriptor);
        return new OfAnnotation();
    }

    /** The annotations of a method, of its parameters and inside its code. */
    private final class OfMethod extends MethodVisitor {

        OfMethod() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotationDefault() {
            return new OfAnnotation();
        }

        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
            return annotation(type);
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String type, boolean visible) {
            return annotation(type);
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(int at, TypePath path, String type, boolean visible) {
            return annotation(type);
        }

        @Override
        public AnnotationVisitor visitInsnAnnotation(int at, TypePath path, String type, boolean visible) {
            return annotation(type);
        }

        @Override
        public AnnotationVisitor visitTryCatchAnnotation(int at, TypePath path, String type, boolean visible) {
            return annotation(type);
        }

        @Override
        public AnnotationVisitor visitLocalVariableAnnotation(int at, TypePath path, Label[] from, Label[] to,
                int[] slots, String type, boolean visible) {
            return annotation(type);
        }
    }

    /** The values of an annotation. */
    private final class OfAnnotation extends AnnotationVisitor {

        OfAnnotation() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(String name, Object value) {
            if (value instanceof Type type) {
                names.descriptor(type.getDescriptor());
            }
        }

        @Override
        public void visitEnum(String name, String descriptor, String constant) {
            names.descriptor(descriptor);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String name, String descriptor) {
            return annotation(descriptor);
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
            return this;
        }
    }
}
