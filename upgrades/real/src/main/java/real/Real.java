package real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Upgrades real servers under load, on each JDK, and prints a table: all of them, or those that are named. */
public final class Real {

    static final List<Supplier<Application>> APPLICATIONS =
            List.of(Tomcat::new, H2::new, NanoHttpd::new, FtpServer::new, HikariCp::new, Quartz::new);

    private static final long SPAN = 2000;
    private static final int ROUNDS = 3;
    private static final double RARE = 0.999;
    private static final Pattern HOME = Pattern.compile("<jdkHome>([^<]+)</jdkHome>");

    private Real() {}

    /** Ends the JVM with 0 only if every request was answered as it has to be. */
    public static void main(String[] names) throws Exception {
        boolean good = true;
        System.out.println("| server | JDK | requests | failed | usually: median | 99.9 % | upgrade | longest wait | suspended |"
                + " downgrade | longest wait | suspended |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (Supplier<Application> application : APPLICATIONS) {
            if (names.length == 0 || List.of(names).contains(application.get().releases().name())) {
                for (Path jdk : jdks()) {
                    good &= run(application.get(), jdk);
                }
            }
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean run(Application application, Path jdk) throws Exception {
        Outcome outcome = new Passage(application, jdk, SPAN).run(ROUNDS);
        String usual = ms(outcome.usual().quantile(0.5)) + " | " + ms(outcome.usual().quantile(RARE));
        System.out.println("| " + String.join(" | ", application.releases().newer().replace(".jar", ""), version(jdk),
                "" + outcome.requests(), "" + outcome.failures().size(), usual, row(outcome, 0), row(outcome, 1)) + " |");
        List<String> wrong = new ArrayList<>(outcome.failures());
        wrong.addAll(outcome.exceptions());
        for (int i = 0; i < outcome.shown().size(); i++) {
            String expected = i % 2 == 0 ? application.releases().olderShows() : application.releases().newerShows();
            if (!outcome.shown().get(i).equals(expected)) {
                wrong.add("after change " + i + " a new client saw " + outcome.shown().get(i) + ", not " + expected);
            }
        }
        wrong.forEach(System.err::println);
        return wrong.isEmpty();
    }

    /** The worst of all changes of one direction. */
    private static String row(Outcome outcome, int first) {
        long took = 0;
        double longest = 0;
        OptionalInt suspended = OptionalInt.empty();
        for (int i = first; i < outcome.changes().size(); i += 2) {
            Change change = outcome.changes().get(i);
            took = Math.max(took, (change.ended() - change.begun()) / 1_000_000);
            longest = Math.max(longest, outcome.during().get(i).quantile(1));
            if (change.suspended().isPresent()) {
                suspended = OptionalInt.of(Math.max(suspended.orElse(0), change.suspended().getAsInt()));
            }
        }
        return took + " ms | " + ms(longest) + " | "
                + (suspended.isPresent() ? suspended.getAsInt() + " ms" : "nobody");
    }

    private static String ms(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }

    /** The homes of the JDKs that the build found. */
    static List<Path> jdks() throws IOException {
        return HOME.matcher(Files.readString(Checkout.jdks())).results().map(found -> Path.of(found.group(1))).sorted().toList();
    }

    static String version(Path jdk) throws IOException {
        return Files.readAllLines(jdk.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.split("\"")[1].split("[.]")[0])
                .findFirst().orElseThrow();
    }
}
