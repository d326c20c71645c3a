package dev.molt.reshape;

import dev.molt.classfile.FieldShape;
import dev.molt.classfile.MethodShape;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Members as people write them. */
final class Words {

    private Words() {
    }

    static String method(MethodNode method) {
        return method(method.name, method.desc);
    }

    static String method(String name, String descriptor) {
        return new MethodShape(name, descriptor, 0, null).source();
    }

    static String field(FieldNode field) {
        return "field " + new FieldShape(field.name, field.desc, 0, null, null).source();
    }
}
