package dev.molt.reshape;

import java.util.function.Predicate;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What a class does with another one that the JVM allows or forbids by that one's modifiers. */
final class Uses {

    /** Ways to use a class. */
    enum Use {
        /** Has it as its superclass. */
        EXTENDS,
        /** Makes objects of it. */
        CREATES,
        /** Names it, from another package, where the JVM checks access: in code, but not in declarations. */
        NAMES_FROM_OUTSIDE
    }

    private final ClassNode node;

    Uses(ClassNode node) {
        this.node = node;
    }

    boolean does(Use use, String name) {
        return switch (use) {
            case EXTENDS -> name.equals(node.superName);
            case CREATES -> anyInstruction(instruction -> creates(instruction, name));
            case NAMES_FROM_OUTSIDE -> !Nodes.packageOf(name).equals(Nodes.packageOf(node.name)) && names(name);
        };
    }

    private boolean anyInstruction(Predicate<AbstractInsnNode> test) {
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (test.test(instruction)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean creates(AbstractInsnNode instruction, String name) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle && handle.getTag() == Opcodes.H_NEWINVOKESPECIAL
                        && handle.getOwner().equals(name)) {
                    return true;
                }
            }
        }
        return instruction.getOpcode() == Opcodes.NEW && ((TypeInsnNode) instruction).desc.equals(name);
    }

    private boolean names(String name) {
        return name.equals(node.superName) || node.interfaces.contains(name)
                || node.methods.stream().anyMatch(method -> method.tryCatchBlocks.stream()
                        .anyMatch(block -> name.equals(block.type)))
                || anyInstruction(instruction -> names(instruction, name));
    }

    private static boolean names(AbstractInsnNode instruction, String name) {
        if (instruction instanceof TypeInsnNode type) {
            return in(Type.getObjectType(type.desc), name);
        } else if (instruction instanceof FieldInsnNode field) {
            return field.owner.equals(name);
        } else if (instruction instanceof MethodInsnNode call) {
            return in(Type.getObjectType(call.owner), name);
        } else if (instruction instanceof MultiANewArrayInsnNode array) {
            return in(Type.getType(array.desc), name);
        } else if (instruction instanceof LdcInsnNode constant) {
            return constant(constant.cst, name);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            boolean named = in(Type.getMethodType(dynamic.desc), name) || constant(dynamic.bsm, name);
            for (Object argument : dynamic.bsmArgs) {
                named |= constant(argument, name);
            }
            return named;
        }
        return false;
    }

    private static boolean constant(Object constant, String name) {
        if (constant instanceof Type type) {
            return in(type, name);
        } else if (constant instanceof Handle handle) {
            return handle.getOwner().equals(name) || in(Type.getType(handle.getDesc()), name);
        } else if (constant instanceof ConstantDynamic dynamic) {
            boolean named = in(Type.getType(dynamic.getDescriptor()), name);
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                named |= constant(dynamic.getBootstrapMethodArgument(i), name);
            }
            return named;
        }
        return false;
    }

    private static boolean in(Type type, String name) {
        return switch (type.getSort()) {
            case Type.ARRAY -> in(type.getElementType(), name);
            case Type.OBJECT -> type.getInternalName().equals(name);
            case Type.METHOD -> {
                boolean named = in(type.getReturnType(), name);
                for (Type argument : type.getArgumentTypes()) {
                    named |= in(argument, name);
                }
                yield named;
            }
            default -> false;
        };
    }
}
