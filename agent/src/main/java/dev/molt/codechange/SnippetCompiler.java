package dev.molt.codechange;

import dev.molt.classfile.FieldShape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.Optional;
import javassist.CannotCompileException;
import javassist.NotFoundException;
import javassist.bytecode.BadBytecode;
import javassist.bytecode.Bytecode;
import javassist.bytecode.ClassFile;
import javassist.bytecode.Descriptor;
import javassist.bytecode.MethodInfo;
import javassist.bytecode.analysis.Analyzer;
import javassist.compiler.CompileError;
import javassist.compiler.ast.Stmnt;

/** Makes static methods of expressions, and adds them to the class of the version wanted. */
final class SnippetCompiler {

    /** The JVM's limit: a long or double counts twice. */
    private static final int MOST_PARAMETERS = 255;

    private final TransformRequest request;
    private final DeclaredFields old;
    private final DeclaredFields now;
    private final Parameters parameters;
    private final SnippetPool pool;
    private final ClassFile classFile;
    private boolean added;

    SnippetCompiler(TransformRequest request, DeclaredFields old, DeclaredFields now) {
        this.request = request;
        this.old = old;
        this.now = now;
        this.parameters = new Parameters(request.module(), old.all());
        this.pool = new SnippetPool(request);
        this.classFile = pool.module().getClassFile();
    }

    /** The class file with all methods added so far. */
    byte[] classFile() {
        if (!added) {
            return request.wanted().module();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            classFile.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("this cannot fail while writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Adds a method that returns what an expression makes of an object for one field. */
    Snippet compile(FieldShape field, String expression) throws SnippetException {
        SnippetText text = new SnippetText(expression);
        SnippetWords words = new SnippetWords(old, now, parameters, text);
        String descriptor = "(" + parameters.descriptors() + ")" + field.descriptor();
        if (Descriptor.paramSize(descriptor) > MOST_PARAMETERS) {
            throw words.refusal("the class has more fields than a method can have parameters");
        }
        try {
            SnippetSource source = SnippetSource.parse(text, parameters);
            refuseStateOfSelf(source, words);
            MethodInfo method = method(field, descriptor, source.body());
            check(method, words);
            classFile.addMethod(method);
            added = true;
            return new Snippet(method.getName(), descriptor, source.reads());
        } catch (CompileError e) {
            throw words.refusal(e);
        } catch (BadBytecode e) {
            throw words.refusal(e);
        } catch (CannotCompileException | NotFoundException e) {
            throw words.refusal(String.valueOf(e.getMessage()));
        } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            // So Javassist answers to some texts that are no Java, such as `new int` or a break outside of loops.
            throw words.refusal(SnippetWords.NOT_UNDERSTOOD);
        }
    }

    /** Finds what the JVM would only find when the method is verified or run. */
    private void check(MethodInfo method, SnippetWords words)
            throws SnippetException, BadBytecode, NotFoundException, CannotCompileException {
        if (pool.changesOthers()) {
            throw words.unreached("it uses a private member of an outer class");
        }
        method.rebuildStackMapIf6(pool, classFile);
        new Analyzer().analyze(pool.module(), method);
        Optional<String> unreached = new Reach(pool).refusal(method);
        if (unreached.isPresent()) {
            throw words.unreached(unreached.get());
        }
    }

    /** While it is transformed, the object's own fields hold neither the old state nor the new one for sure. */
    private void refuseStateOfSelf(SnippetSource source, SnippetWords words) throws SnippetException {
        for (String field : source.fieldsOfSelf()) {
            if (old.has(field) || now.has(field)) {
                throw words.stateOfSelf(field);
            }
        }
    }

    private MethodInfo method(FieldShape field, String descriptor, Stmnt body) throws CompileError, NotFoundException {
        Bytecode bytecode = new Bytecode(classFile.getConstPool(), 0, 0);
        new SnippetCode(bytecode, pool, field, parameters.size()).atMethodBody(body, false, false);
        MethodInfo method = new MethodInfo(classFile.getConstPool(), nameFor(field), descriptor);
        method.setAccessFlags(Modifier.PRIVATE | Modifier.STATIC);
        method.setCodeAttribute(bytecode.toCodeAttribute());
        return method;
    }

    /** A name that tells what it is for in a stack trace, and that no method of the class has. */
    private String nameFor(FieldShape field) {
        String name = "code_change$" + field.name();
        while (hasMethod(name)) {
            name += "$";
        }
        return name;
    }

    private boolean hasMethod(String name) {
        return classFile.getMethods().stream().anyMatch(method -> method.getName().equals(name));
    }
}
