package walkthrough;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a player has, by nothing but what its client was told. */
final class Ledger {

    /** What a player has at one moment. */
    record State(int experience, int money, int level) {}

    private static final Pattern DROP = Pattern.compile("Obtained (?!new quest: ).+\\.");
    private static final Pattern QUEST = Pattern.compile("Completed quest: (.+)\\.\\.\\.");
    private static final Pattern LEVEL = Pattern.compile("Reached level (\\d+)\\. .*");
    private static final Pattern SALE = Pattern.compile("Got (\\d+) bucks\\.");
    private static final Pattern PURCHASE = Pattern.compile("Bought a (.+)");

    private final Catalogue catalogue;
    private final List<State> states = new ArrayList<>();
    private int pending;
    private int experience;
    private int money;
    private int level = 1;

    private Ledger(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The state behind each line; prices and experience are those of a catalogue that has all of both versions. */
    static List<State> of(List<Line> lines, Catalogue catalogue) {
        Ledger ledger = new Ledger(catalogue);
        lines.forEach(line -> ledger.enter(line.text()));
        return ledger.states;
    }

    private void enter(String line) {
        Optional<Kill> kill = Kill.in(line);
        // A kill teaches when all it takes is over, which is shortly before the next line.
        kill.ifPresent(k -> pending = catalogue.enemies().get(k.enemy()));
        if (DROP.matcher(line).matches()) {
            experience += pending;
        }
        match(QUEST, line).ifPresent(quest -> experience += catalogue.quests().get(quest));
        match(LEVEL, line).ifPresent(reached -> level = Integer.parseInt(reached));
        match(SALE, line).ifPresent(bucks -> money += Integer.parseInt(bucks));
        match(PURCHASE, line).ifPresent(gear -> money -= catalogue.prices().get(gear));
        states.add(new State(experience, money, level));
    }

    private static Optional<String> match(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
