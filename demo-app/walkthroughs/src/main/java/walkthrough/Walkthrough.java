package walkthrough;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The program behind {@code demo-app/walkthrough}: tells stories and says how many of their claims are true. */
public final class Walkthrough {

    private static final int DONE = 0;
    private static final int CLAIMS_FAILED = 1;
    private static final int USAGE = 2;

    private Walkthrough() {}

    /** Ends the JVM with 0 only if every claim was checked and true. */
    public static void main(String[] args) {
        Options options;
        try {
            options = Options.parse(Arrays.asList(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(USAGE);
            return;
        }
        List<Claims> told = new ArrayList<>();
        List<String> summaries = new ArrayList<>();
        for (String story : options.stories()) {
            long begin = System.nanoTime();
            Claims claims = tell(story, options);
            told.add(claims);
            summaries.add(story + ": " + claims.summary() + ", "
                    + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
        }
        if (told.size() > 1) {
            System.out.println();
            summaries.forEach(System.out::println);
        }
        System.out.println(Claims.summary(told));
        System.exit(told.stream().allMatch(Claims::allTrue) ? DONE : CLAIMS_FAILED);
    }

    private static Claims tell(String name, Options options) {
        Claims claims = new Claims(System.out);
        Story story = switch (name) {
            case "enemies" -> new Enemies(options, claims);
            case "quest" -> new Quests(options, claims);
            case "ch_rel" -> new ChRel(options, claims);
            case "release_h" -> new ReleaseH(options, claims);
            case "tour" -> new Tour(options, claims);
            case "pea" -> new PeaSystem(options, claims);
            case "game" -> new GameRelease(options, claims);
            default -> throw new IllegalArgumentException(name);
        };
        // A story that breaks off has left claims unchecked: that is a failure too.
        claims.whole("story-told", "the story was told to its end", story::tell);
        return claims;
    }
}
