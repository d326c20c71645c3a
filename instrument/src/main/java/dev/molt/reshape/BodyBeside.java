package dev.molt.reshape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The body of an enum's constant as a class that does not extend the enum: methods take the constant as their first
 * argument, and fields are fields of the enum, which only this constant uses.
 */
final class BodyBeside {

    private static final int HIDDEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED | Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL;

    private final ClassNode owner;
    private final String constant;
    private final String name;
    private final Set<String> methods;
    private final Set<String> statics;
    private final Set<String> fields;
    private final Set<String> above = new LinkedHashSet<>();
    private final Remapper types;

    /**
     * Of one constant; nothing is changed yet.
     *
     * @param owner the enum
     */
    BodyBeside(ClassNode owner, String constant, ClassNode body) {
        this.owner = owner;
        this.constant = constant;
        this.name = body.name;
        this.methods = keys(body, false);
        this.statics = keys(body, true);
        this.fields = body.fields.stream().filter(field -> !Nodes.is(field.access, Opcodes.ACC_STATIC))
                .map(field -> field.name + field.desc).collect(Collectors.toSet());
        this.types = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String type) {
                return type.equals(name) ? BodyBeside.this.owner.name : type;
            }
        };
    }

    private static Set<String> keys(ClassNode body, boolean isStatic) {
        Set<String> keys = body.methods.stream().filter(method -> Nodes.is(method.access, Opcodes.ACC_STATIC) == isStatic)
                .map(Changes::key).collect(Collectors.toSet());
        if (isStatic) {
            body.fields.stream().filter(field -> Nodes.is(field.access, Opcodes.ACC_STATIC))
                    .forEach(field -> keys.add(field.name + field.desc));
        }
        return keys;
    }

    /** The methods of the enum that the body calls by {@code super}, by name and descriptor. */
    Set<String> above() {
        return above;
    }

    /** Makes the body what it is to be; its constructors are gone by now. */
    void move(ClassNode body) {
        header(body);
        for (FieldNode field : body.fields) {
            if (fields.contains(field.name + field.desc)) {
                owner.fields.add(new FieldNode(Opcodes.ACC_SYNTHETIC, own(field.name), types.mapDesc(field.desc), null, null));
            }
        }
        body.fields.removeIf(field -> fields.contains(field.name + field.desc));
        body.fields.forEach(field -> field.access &= ~(Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED));
        for (MethodNode method : new ArrayList<>(body.methods)) {
            boolean isStatic = statics.contains(Changes.key(method));
            adapt(method);
            if (!method.name.equals("<clinit>")) {
                method.access &= ~HIDDEN;
            }
            if (!isStatic && !method.name.equals(ConstantMaking.INIT)) {
                method.name = beside(method.name, method.desc);
                method.desc = Nodes.withSelf(owner.name, method.desc);
                boolean locks = Nodes.is(method.access, Opcodes.ACC_SYNCHRONIZED);
                method.access = method.access & ~Opcodes.ACC_SYNCHRONIZED & ~Opcodes.ACC_BRIDGE | Opcodes.ACC_STATIC;
                if (locks) {
                    ConstantDispatch.lock(owner, method);
                }
            }
        }
    }

    /** Makes an ordinary class of a body. */
    static void header(ClassNode body) {
        body.superName = "java/lang/Object";
        body.access = Opcodes.ACC_SUPER | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        body.signature = null;
        body.outerClass = null;
        body.outerMethod = null;
        body.outerMethodDesc = null;
        body.innerClasses.removeIf(inner -> inner.name.equals(body.name));
    }

    /** Has a class that lies in the body name what the body becomes. */
    void adapt(ClassNode inner) {
        inner.fields.forEach(field -> field.desc = types.mapDesc(field.desc));
        inner.methods.forEach(this::adapt);
        if (name.equals(inner.outerClass)) {
            inner.outerMethod = null;
            inner.outerMethodDesc = null;
        }
    }

    /** What a method is called that takes the constant now: a static one of the body may take that already. */
    String beside(String method, String descriptor) {
        return statics.contains(method + Nodes.withSelf(owner.name, descriptor)) ? method + "$self" : method;
    }

    private String own(String field) {
        return own(constant, field);
    }

    /** The enum's field that stands for one of a constant's body. */
    static String own(String constant, String field) {
        return constant + '$' + field;
    }

    /** The enum's static field that is set once a body's fields have their first values; no field of a body is named like it. */
    static String begun(String constant) {
        return constant + "$$body";
    }

    private void adapt(MethodNode method) {
        method.desc = types.mapMethodDesc(method.desc);
        method.signature = null;
        for (AbstractInsnNode at : method.instructions.toArray()) {
            if (at instanceof FieldInsnNode field) {
                adapt(field);
            } else if (at instanceof MethodInsnNode call) {
                adapt(call);
            } else if (at instanceof TypeInsnNode type) {
                type.desc = types.mapType(type.desc);
            } else if (at instanceof MultiANewArrayInsnNode array) {
                array.desc = types.mapDesc(array.desc);
            } else if (at instanceof InvokeDynamicInsnNode dynamic) {
                adapt(dynamic);
            } else if (at instanceof FrameNode frame) {
                frame.local = mapped(frame.local);
                frame.stack = mapped(frame.stack);
            }
        }
        if (method.localVariables != null) {
            for (LocalVariableNode variable : method.localVariables) {
                variable.desc = types.mapDesc(variable.desc);
                variable.signature = null;
            }
        }
    }

    private List<Object> mapped(List<Object> found) {
        return found == null ? null : found.stream()
                .map(type -> type instanceof String text ? (Object) types.mapType(text) : type)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void adapt(FieldInsnNode field) {
        String key = field.name + field.desc;
        if (field.owner.equals(name) && !statics.contains(key)) {
            field.owner = owner.name;
            field.name = fields.contains(key) ? own(field.name) : field.name;
        }
        field.desc = types.mapDesc(field.desc);
    }

    private void adapt(MethodInsnNode call) {
        String key = call.name + call.desc;
        boolean mine = call.owner.equals(name);
        boolean isSuper = call.getOpcode() == Opcodes.INVOKESPECIAL && !call.name.equals("<init>") && !mine
                && Set.of(owner.name, owner.superName, "java/lang/Object").contains(call.owner);
        call.desc = types.mapMethodDesc(call.desc);
        if (isSuper) {
            above.add(key);
            call(call, owner.name, ConstantDispatch.own(call.name));
        } else if (mine && methods.contains(key)) {
            call(call, name, beside(call.name, call.desc));
        } else if (mine && !statics.contains(key)) {
            call.owner = owner.name;
        }
    }

    private void call(MethodInsnNode call, String type, String method) {
        call.setOpcode(Opcodes.INVOKESTATIC);
        call.owner = type;
        call.name = method;
        call.desc = Nodes.withSelf(owner.name, call.desc);
        call.itf = false;
    }

    private void adapt(InvokeDynamicInsnNode dynamic) {
        dynamic.desc = types.mapMethodDesc(dynamic.desc);
        for (int i = 0; i < dynamic.bsmArgs.length; i++) {
            dynamic.bsmArgs[i] = dynamic.bsmArgs[i] instanceof Handle handle ? handle(handle)
                    : dynamic.bsmArgs[i] instanceof Type type ? types.mapValue(type) : dynamic.bsmArgs[i];
        }
    }

    private Handle handle(Handle handle) {
        String key = handle.getName() + handle.getDesc();
        if (!handle.getOwner().equals(name) || statics.contains(key)) {
            return new Handle(handle.getTag(), handle.getOwner(), handle.getName(),
                    handle.getDesc().startsWith("(") ? types.mapMethodDesc(handle.getDesc()) : types.mapDesc(handle.getDesc()),
                    handle.isInterface());
        }
        String desc = types.mapMethodDesc(handle.getDesc());
        return methods.contains(key)
                ? new Handle(Opcodes.H_INVOKESTATIC, name, beside(handle.getName(), desc), Nodes.withSelf(owner.name, desc), false)
                : new Handle(handle.getTag(), owner.name, handle.getName(), desc, false);
    }
}
