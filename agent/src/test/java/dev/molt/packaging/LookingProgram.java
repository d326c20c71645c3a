package dev.molt.packaging;

import java.util.List;

/** A target that looks around, and prints what it sees: a line each, sorted where the order means nothing. */
public final class LookingProgram {

    private static final List<String> HIDDEN = List.of(
            "org.objectweb.asm.ClassReader",
            "org.objectweb.asm.tree.ClassNode",
            "org.yaml.snakeyaml.Yaml",
            "com.google.gson.Gson",
            "com.google.errorprone.annotations.CheckReturnValue",
            "picocli.CommandLine",
            "javassist.ClassPool",
            "net.bytebuddy.agent.ByteBuddyAgent",
            "dev.molt.shaded.asm.ClassReader",
            "dev.molt.shaded.gson.Gson",
            "dev.molt.cli.Main",
            "dev.molt.agent.Startup",
            "dev.molt.diag.Diagnostic");

    private LookingProgram() {}

    /** Prints it all, or one part of it. */
    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "classes" -> HIDDEN.forEach(name -> System.out.println(name + " " + isThere(name)));
            case "properties" -> System.getProperties().stringPropertyNames().stream()
                    .sorted()
                    .forEach(name -> System.out.println(name + "=" + System.getProperty(name)));
            case "threads" -> Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !thread.isDaemon())
                    .map(Thread::getName)
                    .sorted()
                    .forEach(System.out::println);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static String isThere(String name) {
        boolean resource = ClassLoader.getSystemClassLoader().getResource(name.replace('.', '/') + ".class") != null;
        try {
            Class.forName(name);
            return "found";
        } catch (ClassNotFoundException e) {
            return resource ? "found" : "absent";
        }
    }
}
