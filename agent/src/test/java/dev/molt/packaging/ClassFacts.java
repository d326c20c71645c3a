package dev.molt.packaging;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.References;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What the rules need to know of one class file.
 *
 * @param names every class that it names
 * @param exposed the classes that others see in its signatures
 * @param prints the streams of this JVM that it prints to
 * @param statics its static fields that can change, or whose contents can
 */
record ClassFacts(String name, Set<String> names, Set<String> exposed, Set<String> prints, Set<String> statics) {

    private static final Set<String> COLLECTIONS = Set.of("List", "Set", "Map", "Collection", "Deque", "Queue");

    /** Of every class below these folders. */
    static List<ClassFacts> in(Path... folders) {
        List<ClassFacts> facts = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                    facts.add(of(Files.readAllBytes(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return facts;
    }

    /** Of one class file. */
    static ClassFacts of(byte[] bytes) {
        ClassFile file = ClassFile.of(bytes);
        Members members = new Members();
        new ClassReader(bytes).accept(members, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassFacts(
                file.name(), References.in(file).classes(), members.exposed, members.prints, members.statics());
    }

    String packageName() {
        return packageOf(name);
    }

    static String packageOf(String className) {
        return className.contains(".") ? className.substring(0, className.lastIndexOf('.')) : "";
    }

    /** Visits the members. */
    private static final class Members extends ClassVisitor {

        private final Set<String> exposed = new TreeSet<>();
        private final Set<String> prints = new TreeSet<>();
        private final Set<String> changing = new TreeSet<>();
        private final Set<String> holders = new TreeSet<>();
        private final Set<String> filledUnmodifiable = new TreeSet<>();
        private boolean open;

        Members() {
            super(Opcodes.ASM9);
        }

        /** A final field of a collection type is harmless if only an unmodifiable one is put into it. */
        Set<String> statics() {
            Set<String> all = new TreeSet<>(changing);
            holders.stream().filter(field -> !filledUnmodifiable.contains(field)).forEach(all::add);
            return all;
        }

        @Override
        public void visit(int version, int access, String name, String generic, String parent, String[] interfaces) {
            open = isOpen(access);
            if (open) {
                expose(Type.getObjectType(parent == null ? "java/lang/Object" : parent));
                Stream.of(interfaces).map(Type::getObjectType).forEach(this::expose);
            }
        }

        @Override
        public FieldVisitor visitField(int access, String name, String type, String generic, Object value) {
            if (open && isOpen(access)) {
                expose(Type.getType(type));
            }
            if ((access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0) {
                if ((access & Opcodes.ACC_FINAL) == 0) {
                    changing.add(name);
                } else if (type.startsWith("[") || isCollection(Type.getType(type).getClassName())) {
                    holders.add(name);
                }
            }
            return null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
            if (open && isOpen(access)) {
                expose(Type.getReturnType(type));
                Stream.of(Type.getArgumentTypes(type)).forEach(this::expose);
            }
            return new Code();
        }

        private static boolean isOpen(int access) {
            return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
        }

        private static boolean isCollection(String type) {
            return type.startsWith("java.util.") && COLLECTIONS.stream().anyMatch(type::endsWith)
                    || type.startsWith("java.util.concurrent.");
        }

        private void expose(Type type) {
            Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            exposed.add(element.getClassName());
        }

        /** Visits the instructions of a method. */
        private final class Code extends MethodVisitor {

            private boolean unmodifiable;

            Code() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
                unmodifiable = isInterface
                                && opcode == Opcodes.INVOKESTATIC
                                && (name.equals("of") || name.equals("copyOf") || name.equals("ofEntries"))
                        || owner.startsWith("java/util/") && name.toLowerCase(Locale.ROOT).contains("unmodifiable")
                        || owner.equals("java/util/stream/Stream") && name.equals("toList")
                        || unmodifiable && name.equals("collect");
                if (name.equals("printStackTrace") && type.equals("()V")) {
                    prints.add("err");
                }
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String type) {
                if (opcode == Opcodes.GETSTATIC && owner.equals("java/lang/System")) {
                    prints.add(name);
                }
                if (opcode == Opcodes.PUTSTATIC && unmodifiable) {
                    filledUnmodifiable.add(name);
                }
                unmodifiable = false;
            }
        }
    }
}
