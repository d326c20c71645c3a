package walkthrough;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What jcmd says of a JVM's threads. */
final class ThreadDump {

    private static final Pattern PLAYER = Pattern.compile("^\"player (.+)\" #", Pattern.MULTILINE);
    private static final Pattern HEAD = Pattern.compile("^\"(acceptor-\\d+)\".* tid=(0x\\p{XDigit}+) ");

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

    /** The threads that wait for a connection: a name, and the address that tells one from a later namesake. */
    Set<String> idleAcceptors() {
        Set<String> idle = new TreeSet<>();
        for (String thread : text.split("\\R\\R")) {
            Matcher head = HEAD.matcher(thread.strip());
            if (head.find() && thread.contains("java.net.ServerSocket.accept(")) {
                idle.add(head.group(1) + "@" + head.group(2));
            }
        }
        return idle;
    }

    /** The names of those who play: each does on a thread of its own. */
    Set<String> players() {
        return PLAYER.matcher(text).results().map(player -> player.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
