package dev.molt.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The catalogue of scenarios: ways to be in and out of classes while they are updated, each with what must be true afterwards.
 *
 * <p>Their sources are resources, compiled into one application. Behind the opening line of a class, {@code // state} says that it
 * is transformed and {@code // soft} that only its code changes; {@code STATE} stands for the fields of an account and its
 * payments, {@code UNIT} for the unit that a version counts in.
 */
final class Scenarios {

    /** The unit of 1.0. */
    static final int OLDER = 1;

    /** The unit of 2.0. */
    static final int NEWER = 100;

    /** Those in which every upgrade can be done. */
    static final List<String> DONE = List.of(
            "Recursion", "Callbacks", "Reentrancy", "Constructors", "Initialisers", "Locks", "Futures", "Notifications",
            "DeepStacks", "Lambdas", "Defaults", "NativeFrames", "Pools", "ThreadLocals", "Idle");

    /** The one in which an upgrade may have to be undone. */
    static final String OWED = "Owed";

    private static final List<String> FRAME =
            List.of("Account", "Commands", "Driver", "Kind", "Ledger", "Scenario", "Sentinel", "Stage");

    private static final String STATE =
            """
            private AMOUNT ahead = UNIT;
            private long behind;
            private int born = UNIT;
            OWNER

            @Override
            public int born() {
                return born;
            }

            @Override
            public long effects() {
                check();
                return behind / UNIT;
            }

            private void pay() {
                check();
                ahead += UNIT;
                Stage.here();
                behind += UNIT;
                check();
            }

            private void check() {
                if (ahead - behind != UNIT) {
                    throw new IllegalStateException(this + " is torn: " + ahead + " and " + behind + " in units of UNIT");
                }
            }
            """;

    private static final Pattern REPEATED = Pattern.compile("(?s)// times (\\d+)\n(.*?)// end\n");
    private static final Pattern CHANGES = Pattern.compile("(?m)^(?:class|interface) (\\w+).*\\{ // (state|soft)$");

    private static final String UPDATE = "{update: {module: app.%s, timeout: %s, change: {advanced: []}, code_change: {%s}}}";
    private static final String UP = "convert: {ahead: 'Ledger.changed(self, (long) ahead) * 100L', behind: 'behind * 100L'},"
            + " set: {owner: '\"old\"'}";
    private static final String DOWN = "convert: {ahead: '(int) (Ledger.changed(self, ahead) / 100L)',"
            + " behind: 'behind / 100L'}, drop: [owner]";

    private final List<String> texts = Stream.of(FRAME, DONE, List.of(OWED)).flatMap(List::stream).map(Scenarios::text).toList();
    private final Fixture fixture = Fixture.of("scenarios", version(OLDER), version(NEWER));

    /** The application. */
    Fixture fixture() {
        return fixture;
    }

    /** Its upgrade file. */
    String appup(String timeout) {
        return fixture.appup(instructions(timeout, UP), instructions(timeout, DOWN)).toString();
    }

    private String instructions(String timeout, String transform) {
        List<String> instructions = new ArrayList<>();
        for (Matcher changes = CHANGES.matcher(String.join("\n", texts)); changes.find(); ) {
            instructions.add(changes.group(2).equals("state")
                    ? UPDATE.formatted(changes.group(1), timeout, transform)
                    : "{update: {module: app." + changes.group(1) + ", timeout: " + timeout + "}}");
        }
        return instructions.toString();
    }

    private List<String> version(int unit) {
        return texts.stream()
                .map(text -> text.replaceAll("\\bSTATE\\b", Matcher.quoteReplacement(STATE))
                        .replaceAll("\\bAMOUNT\\b", unit == OLDER ? "int" : "long")
                        .replaceAll("\\bOWNER\\b", unit == OLDER ? "" : "private String owner = \"new\";")
                        .replaceAll("\\bUNIT\\b", "" + unit))
                .toList();
    }

    private static String text(String name) {
        try (InputStream in = Scenarios.class.getResourceAsStream("/scenarios/" + name + ".java")) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return REPEATED.matcher(text).replaceAll(block -> Matcher.quoteReplacement(
                    IntStream.range(0, Integer.parseInt(block.group(1)))
                            .mapToObj(i -> block.group(2).replace("NUMBER", "" + i))
                            .collect(Collectors.joining())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
