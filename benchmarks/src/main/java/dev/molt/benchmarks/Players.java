package dev.molt.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An application of very many objects of one class, which has ten fields, and an eleventh in its second version; eight clients
 * call objects by chance, each once in a millisecond.
 */
final class Players {

    private Players() {}

    /** The jar of the first version. */
    static Path first(Path directory) throws IOException {
        return jar(directory, "1.0.0", FIRST, Map.of());
    }

    /**
     * The jar of the second version.
     *
     * @param migrate when objects are transformed: eager or lazy
     */
    static Path second(Path directory, String migrate) throws IOException {
        return jar(directory, "2.0.0", SECOND, Map.of("META-INF/molt/appup.yaml", APPUP.formatted(migrate)));
    }

    private static Path jar(Path directory, String version, String player, Map<String, String> texts) throws IOException {
        return Workload.jar(directory, version,
                List.of(new Workload.Unit("load.Main", MAIN), new Workload.Unit("load.Player", player)), texts);
    }

    private static final String FIRST =
            """
            package load;
            class Player {
                private final String name;
                private final int[] stats = {8, 9, 10, 11, 12, 13};
                private long exp;
                private long lvlexp = 1000;
                private int lvl = 1;
                private String equip = "plastic knife";
                private long money;
                private String loot = "";
                private String bought = "";
                private int time = 800;
                Player(String name) { this.name = name; }
                long kill() { return ++exp; }
                long kills() { return exp; }
                String quest() { return null; }
            }
            """;

    private static final String SECOND = FIRST
            .replace("int time = 800;", "int time = 800;\n    private String quest = \"Fetch me a nut\";")
            .replace("return null;", "return quest;")
            .replace("return ++exp;", "return quest.isEmpty() ? exp : ++exp;");

    private static final String APPUP =
            """
            application: load
            version: 2.0.0
            up:
              - from: 1.0.0
                instructions:
                  - update:
                      module: load.Player
                      change: {advanced: []}
                      timeout: 120s
                      migrate: %s
                      code_change: {set: {quest: '"Fetch me a nut"'}}
            down:
              - to: 1.0.0
                instructions:
                  - update:
                      module: load.Player
                      change: {advanced: []}
                      timeout: 120s
                      code_change: {drop: [quest]}
            """;

    /**
     * Commands on standard input: {@code reset} begins a measurement, {@code waits} prints each client's longest wait since in
     * microseconds, {@code gc} prints what a full collection takes in microseconds, {@code check} prints {@code true} if no
     * call was lost or done twice and whether all players have quests or none.
     */
    private static final String MAIN =
            """
            package load;
            import org.HdrHistogram.Recorder;
            public class Main {
                static final int CLIENTS = 8;
                static final long MILLISECOND = 1_000_000;
                static Player[] players;
                static final java.util.concurrent.atomic.AtomicLong calls = new java.util.concurrent.atomic.AtomicLong();
                static final Recorder[] waits = new Recorder[CLIENTS];
                static final Object[] locks = new Object[1024];
                static volatile boolean paused;
                static final java.util.concurrent.Phaser idle = new java.util.concurrent.Phaser(1);

                static void client(int number) {
                    java.util.SplittableRandom random = new java.util.SplittableRandom(number);
                    long next = System.nanoTime();
                    while (true) {
                        int at = random.nextInt(players.length);
                        long begin = System.nanoTime();
                        synchronized (locks[at % locks.length]) {
                            players[at].kill();
                            calls.incrementAndGet();
                        }
                        waits[number].recordValue(Math.max(0, System.nanoTime() - begin));
                        next = Math.max(next + MILLISECOND, System.nanoTime());
                        java.util.concurrent.locks.LockSupport.parkNanos(next - System.nanoTime());
                        if (paused) { idle.arriveAndAwaitAdvance(); idle.arriveAndAwaitAdvance(); }
                    }
                }

                static String check() {
                    paused = true;
                    idle.arriveAndAwaitAdvance();
                    long kills = 0, quests = 0;
                    for (Player player : players) { kills += player.kills(); quests += player.quest() == null ? 0 : 1; }
                    boolean right = kills == calls.get() && (quests == 0 || quests == players.length);
                    paused = false;
                    idle.arriveAndAwaitAdvance();
                    return right + " " + (quests > 0);
                }

                public static void main(String[] args) throws Exception {
                    players = new Player[Integer.getInteger("objects")];
                    for (int i = 0; i < players.length; i++) { players[i] = new Player("player"); }
                    for (int i = 0; i < locks.length; i++) { locks[i] = new Object(); }
                    for (int i = 0; i < CLIENTS; i++) {
                        int number = i;
                        waits[i] = new Recorder(3);
                        idle.register();
                        Thread client = new Thread(() -> client(number));
                        client.setDaemon(true);
                        client.start();
                    }
                    System.out.println("ready");
                    var in = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        switch (line) {
                            case "reset" -> {
                                for (Recorder each : waits) { each.reset(); }
                                System.out.println("ok");
                            }
                            case "waits" -> {
                                StringBuilder text = new StringBuilder();
                                for (Recorder each : waits) {
                                    text.append(each.getIntervalHistogram().getMaxValue() / 1000).append(' ');
                                }
                                System.out.println(text.toString().strip());
                            }
                            case "gc" -> {
                                long begin = System.nanoTime();
                                System.gc();
                                System.out.println((System.nanoTime() - begin) / 1000);
                            }
                            case "check" -> System.out.println(check());
                            default -> { return; }
                        }
                    }
                }
            }
            """;
}
