package walkthrough;

import java.util.Arrays;

/** The program behind {@code demo-app/walkthrough}: tells one story and says how many of its claims are true. */
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
        Claims claims = new Claims(System.out);
        // A story that breaks off has left claims unchecked: that is a failure too.
        claims.whole("story-told", "the story was told to its end", () -> {
            switch (options.story()) {
                case "enemies" -> new Enemies(options, claims).tell();
                default -> new Quests(options, claims).tell();
            }
        });
        System.out.println(claims.summary());
        System.exit(claims.allTrue() ? DONE : CLAIMS_FAILED);
    }
}
