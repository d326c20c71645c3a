package sockserv;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import quest.ProcessQuest;
import regis.Regis;

/** A server for each test, in this JVM. */
abstract class Served {

    private SockServ server;

    @BeforeEach
    final void start() throws IOException {
        System.setProperty("quest.tick", "1");
        Regis.start();
        ProcessQuest.start();
        server = new SockServ(InetAddress.getLoopbackAddress(), 0);
        server.start();
    }

    @AfterEach
    final void stop() throws IOException {
        server.close();
        ProcessQuest.stop();
        Regis.stop();
        System.clearProperty("quest.tick");
        await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().startsWith("acceptor-")));
    }

    final int port() {
        return server.port();
    }

    /** The threads that are somewhere within a method. */
    static List<Thread> acceptorsIn(String type, String method) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(t -> t.getKey().getName().startsWith("acceptor-"))
                .filter(t -> Arrays.stream(t.getValue())
                        .anyMatch(f -> f.getClassName().equals(type) && f.getMethodName().equals(method)))
                .map(t -> t.getKey())
                .toList();
    }

    /** Throws unless it comes true. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within ten seconds");
            Thread.yield();
        }
    }
}
