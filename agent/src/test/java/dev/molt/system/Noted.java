package dev.molt.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applications and components for tests, which note how they are called. */
final class Noted {

    /** What was called, in order; a test takes it with {@link #taken}. */
    private static final List<String> CALLS = new ArrayList<>();

    /** What fails now, by the words that it notes. */
    private static String failing = "";

    private Noted() {}

    /** What was called since somebody asked last. */
    static List<String> taken() {
        List<String> taken = List.copyOf(CALLS);
        CALLS.clear();
        return taken;
    }

    /** Lets one call fail, and no other. */
    static void fail(String call) {
        failing = call;
    }

    private static void note(String call) {
        CALLS.add(call);
        if (call.equals(failing)) {
            throw new IllegalStateException("no " + call);
        }
    }

    /** An application that starts with its configuration. */
    static final class Pea {
        private static void start(Map<String, Object> configuration) {
            note("pea starts with " + configuration + ", pea.port=" + System.getProperty("pea.port"));
        }

        private static void stop() {
            note("pea stops");
        }

        static void configChange(Map<String, Object> changed, Map<String, Object> added, Set<String> removed) {
            note("pea is told " + changed + added + removed + ", pea.port=" + System.getProperty("pea.port"));
        }
    }

    /** An application that starts without anything. */
    static final class Regis {
        static int start() {
            note("regis starts in " + Thread.currentThread().getContextClassLoader().getClass().getSimpleName());
            return 7;
        }

        static void stop() {
            note("regis stops");
        }

        static void configChange(Map<String, Object> changed, Map<String, Object> added, Set<String> removed) {
            note("regis is told " + changed + added + removed);
        }
    }

    /** A program. */
    static final class Program {
        static Runnable meanwhile = () -> {};

        public static void main(String[] arguments) {
            note("main with " + arguments.length);
            meanwhile.run();
        }

        static void stop() {
            note("program stops");
        }
    }

    /** Components that stop in each way there is. */
    static final class Worker {
        private final String name;

        Worker(String name) {
            this.name = name;
        }

        static Worker one() {
            note("one starts");
            return new Worker("one");
        }

        static Worker two() {
            note("two starts");
            return new Worker("two");
        }

        static void three() {
            note("three starts");
        }

        void close() {
            note(name + " closes");
        }

        static void end(Worker worker) {
            note(worker.name + " ends");
        }

        static void stop() {
            note("all stop");
        }
    }

    /** What an upgrade added to workers. */
    static final class Beside {
        static Worker lateStart() {
            note("late starts");
            return new Worker("late");
        }

        static void lateStop(Worker worker) {
            note(worker.name + " stops");
        }
    }

    /** A component that is an object of the JDK. */
    static final class Pool {
        static java.util.concurrent.ExecutorService start() {
            note("pool starts");
            return java.util.concurrent.Executors.unconfigurableExecutorService(
                    java.util.concurrent.Executors.newCachedThreadPool());
        }
    }
}
