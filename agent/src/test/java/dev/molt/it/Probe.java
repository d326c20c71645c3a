package dev.molt.it;

/** The application {@code probe} of live systems. */
final class Probe {

    private Probe() {}

    /** Its classes; answers on standard output, one line each. */
    static final String SOURCE =
            """
            public class Probe implements Runnable {
                private static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());
                private static volatile String failing = "";
                private static volatile String held = "";

                /** An application says what it does; fails if it was told so. */
                public static void step(String name) {
                    EVENTS.add(name);
                    while (held.equals(name)) Thread.onSpinWait();
                    if (failing.equals(name)) throw new IllegalStateException("told to fail");
                }
                /** The same, as a value. */
                public static int step(String name, int value) { step(name); return value; }
                /** False if told so. */
                public static boolean holds(String name) { return !failing.equals(name); }

                public interface Level { int getLevel(); }
                static boolean healthy() { return holds("verify"); }

                static void start() throws Exception {
                    Level level = () -> holds("level") ? 1 : 9;
                    java.lang.management.ManagementFactory.getPlatformMBeanServer().registerMBean(
                            new javax.management.StandardMBean(level, Level.class), new javax.management.ObjectName("app:type=Probe"));
                    var server = com.sun.net.httpserver.HttpServer.create(
                            new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 5);
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(holds("http") ? 200 : 500, -1);
                        exchange.close();
                    });
                    server.start();
                    System.setProperty("probe.port", "" + server.getAddress().getPort());
                    Thread thread = new Thread(new Probe(), "probe");
                    thread.setDaemon(true);
                    thread.start();
                    Thread stay = new Thread(() -> {
                        try { Thread.currentThread().join(); } catch (InterruptedException e) { }
                    }, "stay");
                    stay.start();
                    System.out.println("probe starts");
                }
                @Override public void run() {
                    var out = new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
                    Scanner in = new Scanner(System.in);
                    while (in.hasNextLine()) { out.println(answer(in.nextLine())); }
                }
                private static String answer(String line) {
                    String[] words = line.split(" ", 2);
                    switch (words[0]) {
                        case "fail": failing = words.length > 1 ? words[1] : ""; return "ok";
                        case "hold": held = words.length > 1 ? words[1] : ""; return "ok";
                        case "property": return System.getProperty(words[1]);
                        case "figures":
                            for (int i = 0; i < 3; i++) System.gc();
                            return classes() + " " + Thread.getAllStackTraces().size();
                        case "events":
                            String all = String.join(", ", EVENTS);
                            EVENTS.clear();
                            return all;
                        default: return call(words[1]);
                    }
                }
                /** Not of the class loading bean, which takes each redefinition for another class. */
                private static String classes() {
                    try {
                        Object text = java.lang.management.ManagementFactory.getPlatformMBeanServer().invoke(
                                new javax.management.ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "vmMetaspace", new Object[] {new String[0]}, new String[] {String[].class.getName()});
                        return text.toString().replaceAll("(?s).*?([0-9]+) classes.*", "$1");
                    } catch (javax.management.JMException e) {
                        return e.toString();
                    }
                }
                private static String call(String name) {
                    try {
                        int dot = name.indexOf('.');
                        var method = Class.forName("app." + name.substring(0, dot)).getDeclaredMethod(name.substring(dot + 1));
                        method.setAccessible(true);
                        return String.valueOf(method.invoke(null));
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        return e.getCause().toString();
                    } catch (ReflectiveOperationException | LinkageError e) {
                        return e.toString();
                    }
                }
            }
            """;
}
