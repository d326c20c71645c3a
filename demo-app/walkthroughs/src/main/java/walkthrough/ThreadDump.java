package walkthrough;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What jcmd says of a JVM's threads. */
final class ThreadDump {

    private static final Pattern PLAYER = Pattern.compile("^\"player (.+)\" #", Pattern.MULTILINE);
    private static final Pattern HEAD = Pattern.compile("^\"(acceptor-\\d+)\".* tid=(0x\\p{XDigit}+) ");

    static final int IDLE_ACCEPTORS = 20;

    private static final int DEADLINE_SECONDS = 15;

    private final String text;

    ThreadDump(String text) {
        this.text = text;
    }

    /** Asks a JVM. */
    static ThreadDump of(long pid, Options options) throws IOException, InterruptedException {
        Command.Outcome outcome =
                Command.run(List.of(options.program("jcmd"), Long.toString(pid), "Thread.print"));
        if (outcome.exit() != 0) {
            throw new IOException("jcmd: " + outcome.output());
        }
        ThreadDump dump = new ThreadDump(outcome.output());
        System.out.println("  idle acceptors: " + dump.idleAcceptors());
        return dump;
    }

    /** The idle acceptors, once there are as many as there should be: a new one takes a moment to get there. */
    static Set<String> settled(long pid, Options options) throws Exception {
        return await(pid, options, dump -> dump.idleAcceptors().size() == IDLE_ACCEPTORS).idleAcceptors();
    }

    /** Asks a JVM until it answers as wanted. */
    static ThreadDump await(long pid, Options options, Predicate<ThreadDump> wanted) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        ThreadDump dump = of(pid, options);
        while (!wanted.test(dump)) {
            Unmet.unless(
                    System.nanoTime() < deadline,
                    "still idle: " + dump.idleAcceptors() + ", playing: " + dump.players());
            dump = of(pid, options);
        }
        return dump;
    }

    /** The threads that wait for a connection: a name, and the address that tells one from a later namesake. */
    Set<String> idleAcceptors() {
        return acceptors(thread -> thread.contains("java.net.ServerSocket.accept("));
    }

    /** All acceptors, those included that serve somebody. */
    Set<String> acceptors() {
        return acceptors(thread -> true);
    }

    /** The names of those who play: each does on a thread of its own. */
    Set<String> players() {
        return PLAYER.matcher(text).results().map(player -> player.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of them that are asleep in the middle of what a player does. */
    Set<String> sleepers() {
        Set<String> sleepers = new TreeSet<>();
        for (String thread : text.split("\\R\\R")) {
            Matcher player = PLAYER.matcher(thread.strip());
            if (player.find() && thread.contains("java.lang.Thread.sleep") && thread.contains("quest.Player.")) {
                sleepers.add(player.group(1));
            }
        }
        return sleepers;
    }

    private Set<String> acceptors(Predicate<String> wanted) {
        Set<String> acceptors = new TreeSet<>();
        for (String thread : text.split("\\R\\R")) {
            Matcher head = HEAD.matcher(thread.strip());
            if (head.find() && wanted.test(thread)) {
                acceptors.add(head.group(1) + "@" + head.group(2));
            }
        }
        return acceptors;
    }
}
