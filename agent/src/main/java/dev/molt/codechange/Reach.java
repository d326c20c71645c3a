package dev.molt.codechange;

import java.util.Objects;
import java.util.Optional;
import javassist.CtBehavior;
import javassist.CtClass;
import javassist.CtMember;
import javassist.Modifier;
import javassist.NotFoundException;
import javassist.bytecode.BadBytecode;
import javassist.bytecode.CodeIterator;
import javassist.bytecode.ConstPool;
import javassist.bytecode.MethodInfo;
import javassist.bytecode.Opcode;

/** Looks for members that the JVM would not let a method use; Javassist itself only knows that of private ones. */
final class Reach {

    private final CtClass module;
    private final SnippetPool pool;

    Reach(SnippetPool pool) {
        this.pool = pool;
        this.module = pool.module();
    }

    /** The first that is out of reach, as a sentence. */
    Optional<String> refusal(MethodInfo method) throws BadBytecode, NotFoundException {
        ConstPool constants = method.getConstPool();
        CodeIterator code = method.getCodeAttribute().iterator();
        while (code.hasNext()) {
            int at = code.next();
            int opcode = code.byteAt(at);
            if (opcode >= Opcode.GETSTATIC && opcode <= Opcode.INVOKEINTERFACE) {
                CtMember member = member(constants, opcode, code.u16bitAt(at + 1));
                if (member != null && !isReached(member)) {
                    return Optional.of(named(member) + " is not visible from " + module.getName());
                }
                if (member != null && isWrite(opcode) && Modifier.isFinal(member.getModifiers())) {
                    return Optional.of(named(member) + " is final");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isWrite(int opcode) {
        return opcode == Opcode.PUTFIELD || opcode == Opcode.PUTSTATIC;
    }

    /** A member named by an instruction, or null for what every array has. */
    private CtMember member(ConstPool constants, int opcode, int index) throws NotFoundException {
        if (opcode <= Opcode.PUTFIELD) {
            return pool.get(constants.getFieldrefClassName(index)).getField(constants.getFieldrefName(index));
        }
        boolean ofInterface = constants.getTag(index) == ConstPool.CONST_InterfaceMethodref;
        String owner = ofInterface
                ? constants.getInterfaceMethodrefClassName(index) : constants.getMethodrefClassName(index);
        String name = ofInterface ? constants.getInterfaceMethodrefName(index) : constants.getMethodrefName(index);
        String type = ofInterface ? constants.getInterfaceMethodrefType(index) : constants.getMethodrefType(index);
        CtClass declaring = pool.get(owner);
        if (declaring.isArray()) {
            return null;
        }
        return name.equals(MethodInfo.nameInit)
                ? declaring.getConstructor(type)
                : declaring.getMethod(name, type);
    }

    private boolean isReached(CtMember member) {
        CtClass declaring = member.getDeclaringClass();
        if (Objects.equals(declaring.getPackageName(), module.getPackageName())) {
            return true;
        }
        int modifiers = member.getModifiers();
        return Modifier.isPublic(declaring.getModifiers()) && Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers) && module.subclassOf(declaring);
    }

    private static String named(CtMember member) {
        return member instanceof CtBehavior behavior
                ? behavior.getLongName()
                : member.getDeclaringClass().getName() + '.' + member.getName();
    }
}
