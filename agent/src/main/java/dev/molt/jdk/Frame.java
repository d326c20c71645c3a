package dev.molt.jdk;

import dev.molt.loop.PolledClass;

/**
 * A method's call on the stack of some thread.
 *
 * @param type the class that declares the method, or null where the JDK tells no more than its name
 * @param element what the JDK tells to everyone
 */
public record Frame(Class<?> type, StackTraceElement element) {

    /** The binary name of the class. */
    public String className() {
        return element.getClassName();
    }

    /** The method's name. */
    public String method() {
        return element.getMethodName();
    }

    /**
     * The line; negative if the instruction has none, or a virtual thread is in code that was redefined meanwhile, of
     * which the JVM does not tell it.
     */
    public int line() {
        return element.getLineNumber();
    }

    /**
     * True if the JVM tells the source file, as it does of code that its class still has: of code that was redefined since,
     * be it to the same, it tells none.
     */
    public boolean tellsSource() {
        return element.getFileName() != null;
    }

    /** True if the method is native. */
    public boolean isNative() {
        return element.isNativeMethod();
    }

    /**
     * True for a gate that only returns what the same method gave when it was called again: no body runs there.
     *
     * @param callee the frame above it on the stack
     */
    public boolean callsAgain(Frame callee) {
        return line() < 0 && !isNative() && className().equals(callee.className()) && method().equals(callee.method());
    }

    /**
     * True for a call that only returns what another gives, which goes on with a loop of it: it stands in front of its first line.
     *
     * @param callee the frame above it on the stack
     */
    public boolean hasGoneOnAs(Frame callee) {
        return line() < 0 && !isNative() && PolledClass.goesOn(method(), callee.method());
    }

    /** True if the method is the JDK's. */
    public boolean isJdk() {
        if (type == null) {
            String module = element.getModuleName();
            return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
        }
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    /**
     * For operators. Source files are left out, as the JVM does not tell those of code that was redefined meanwhile.
     */
    @Override
    public String toString() {
        String place = isNative() ? " (native)" : line() < 0 ? "" : " (line " + line() + ")";
        return className() + "." + method() + place;
    }
}
