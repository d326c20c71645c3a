package ch;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import port.Commands;

/** A server that hands out channels, of which there are three. */
public final class Ch3 {

    private final SortedSet<Integer> free = new TreeSet<>(List.of(1, 2, 3));
    private final SortedSet<Integer> allocated = new TreeSet<>();

    private Ch3() {}

    /** Starts the one that the container holds; all channels are free. */
    static Ch3 start() {
        Ch3 started = new Ch3();
        ChSup.holds(started);
        return started;
    }

    /** Ends it. */
    void stop() {
        ChSup.holds(null);
    }

    /** The version that this code was written for. */
    static String version() {
        return "ch_app-2";
    }

    /** Calls a function by its name. */
    static String call(String function, List<String> arguments) {
        return switch (function + "/" + arguments.size()) {
            case "alloc/0" -> String.valueOf(ChSup.server().alloc());
            case "free/1" -> ChSup.server().free(Integer.parseInt(arguments.get(0)));
            case "available/0" -> String.valueOf(ChSup.server().available());
            default -> Commands.undefined("ch3", function, arguments.size());
        };
    }

    /** Takes the free channel of the smallest number. */
    synchronized int alloc() {
        if (free.isEmpty()) {
            throw new IllegalStateException("no channel is free");
        }
        int channel = free.first();
        free.remove(channel);
        allocated.add(channel);
        return channel;
    }

    /** Gives a channel back; {@code ok} also if it was not taken, as in OTP. */
    synchronized String free(int channel) {
        if (allocated.remove(channel)) {
            free.add(channel);
        }
        return "ok";
    }

    /** How many are free. */
    synchronized int available() {
        return free.size();
    }
}
