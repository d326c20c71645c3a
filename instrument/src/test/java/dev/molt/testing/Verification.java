package dev.molt.testing;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicVerifier;

/** Verifies code as the JVM would, but that no class is loaded and no subtype asked for. */
public final class Verification {

    private Verification() {
    }

    /** Fails if a method of the class does not verify. */
    public static void verify(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        for (MethodNode method : node.methods) {
            try {
                new Analyzer<>(new BasicVerifier()).analyze(node.name, method);
            } catch (AnalyzerException e) {
                throw new AssertionError(node.name + '.' + method.name, e);
            }
        }
    }
}
