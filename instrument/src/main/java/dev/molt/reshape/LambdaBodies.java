package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** The lambdas of one version of a class, and method references that the compiler made methods of, in the order of the text. */
final class LambdaBodies {

    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String READER = "$deserializeLambda$";
    private static final int BODY = 1;

    private final ClassNode node;
    private final Map<String, MethodNode> candidates = new LinkedHashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, LambdaBody> found = new LinkedHashMap<>();
    private final Map<String, String> hosts = new TreeMap<>();

    private LambdaBodies(byte[] classFile) {
        node = Nodes.of(classFile);
        List<MethodShape> shapes = ClassFile.of(NumberedClass.unnamed(classFile)).methods();
        for (int i = 0; i < node.methods.size(); i++) {
            MethodNode method = node.methods.get(i);
            codes.put(Changes.key(method), shapes.get(i).code());
            if (mayBeOne(method)) {
                candidates.put(Changes.key(method), method);
            } else {
                hosts.merge(host(method), shapes.get(i).descriptor() + shapes.get(i).code(), String::concat);
            }
        }
        node.methods.stream().filter(method -> !candidates.containsKey(Changes.key(method)) && !method.name.equals(READER))
                .forEach(method -> look(method, host(method)));
        hosts.put(LambdaBody.UNREACHED, "");
        candidates.forEach((key, method) -> {
            if (!found.containsKey(key) && method.name.contains("lambda")) {
                found.put(key, unreached(method));
            }
        });
    }

    static LambdaBodies of(byte[] classFile) {
        return new LambdaBodies(classFile);
    }

    /** Also those that compilers leave behind of code that is never reached, as their names are taken. */
    List<LambdaBody> all() {
        return new ArrayList<>(found.values());
    }

    /** Those that objects are made of. */
    List<LambdaBody> reached() {
        return found.values().stream().filter(body -> !body.host().equals(LambdaBody.UNREACHED)).toList();
    }

    /** The methods that lambdas may be written in, as {@link LambdaBody#host} names them, with what tells their code. */
    Map<String, String> hosts() {
        return hosts;
    }

    /** The compilers end the names of these with a number; Kotlin's are not marked as synthetic. */
    private static boolean mayBeOne(MethodNode method) {
        return Nodes.is(method.access, Opcodes.ACC_PRIVATE) && method.name.matches(".*\\d")
                && (Nodes.is(method.access, Opcodes.ACC_SYNTHETIC) || method.name.contains("$lambda"));
    }

    private static String host(MethodNode method) {
        return method.name.startsWith("<") ? method.name : Changes.key(method);
    }

    /** Those that are written in others are of the method around all of them. */
    private void look(MethodNode method, String host) {
        for (AbstractInsnNode each : method.instructions) {
            MethodNode body = each instanceof InvokeDynamicInsnNode dynamic ? body(dynamic) : null;
            if (body != null && !found.containsKey(Changes.key(body))) {
                found.put(Changes.key(body), lambda((InvokeDynamicInsnNode) each, body, method, host));
                look(body, host);
            }
        }
    }

    private MethodNode body(InvokeDynamicInsnNode dynamic) {
        return dynamic.bsm.getOwner().equals(FACTORY) && dynamic.bsmArgs[BODY] instanceof Handle handle
                && handle.getOwner().equals(node.name) ? candidates.get(handle.getName() + handle.getDesc()) : null;
    }

    private LambdaBody lambda(InvokeDynamicInsnNode site, MethodNode body, MethodNode around, String host) {
        boolean isStatic = Nodes.is(body.access, Opcodes.ACC_STATIC);
        String kind = String.join(" ", Type.getReturnType(site.desc).getInternalName(), site.name, body.desc,
                isStatic ? "static" : "");
        return new LambdaBody(body.name, body.desc, kind, host, LambdaSite.constant(site), LambdaSite.use(site, around),
                codes.get(Changes.key(body)), inner(body, new HashSet<>()), whole(body, new HashSet<>()), line(body));
    }

    private String inner(MethodNode body, Set<String> open) {
        StringBuilder all = new StringBuilder();
        for (AbstractInsnNode each : body.instructions) {
            MethodNode inner = each instanceof InvokeDynamicInsnNode dynamic ? body(dynamic) : null;
            if (inner != null && open.add(Changes.key(inner))) {
                InvokeDynamicInsnNode site = (InvokeDynamicInsnNode) each;
                all.append(LambdaSite.constant(site)).append(' ').append(LambdaSite.use(site, body)).append(' ')
                        .append(inner(inner, open));
            }
        }
        return all.toString();
    }

    /** Lambdas that differ only in what is written in them are not the same. */
    private String whole(MethodNode body, Set<String> open) {
        StringBuilder all = new StringBuilder(codes.get(Changes.key(body)));
        for (AbstractInsnNode each : body.instructions) {
            MethodNode inner = each instanceof InvokeDynamicInsnNode dynamic ? body(dynamic) : null;
            if (inner != null && open.add(Changes.key(inner))) {
                all.append(' ').append(whole(inner, open));
            } else if (each instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
                all.append(' ').append(made.desc);
            }
        }
        return all.toString();
    }

    private LambdaBody unreached(MethodNode body) {
        String kind = body.desc + (Nodes.is(body.access, Opcodes.ACC_STATIC) ? " static" : "");
        return new LambdaBody(body.name, body.desc, kind, LambdaBody.UNREACHED, "", "", codes.get(Changes.key(body)), "",
                codes.get(Changes.key(body)), line(body));
    }

    private static int line(MethodNode body) {
        for (AbstractInsnNode each : body.instructions) {
            if (each instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }
}
