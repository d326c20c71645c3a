import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** One way to be in and out of classes that change; says what its calls should have done. */
abstract class Scenario {

    private static final int KEPT = 512;

    private final Map<Account, Boolean> accounts = Collections.synchronizedMap(new IdentityHashMap<>());
    private final ConcurrentLinkedQueue<Account> passing = new ConcurrentLinkedQueue<>();
    private final LongAdder retired = new LongAdder();
    private Kind kind;

    /** Makes what its threads use. */
    void begin(Kind kind, int threads) {
        this.kind = kind;
    }

    /** What a thread does again and again, and how many payments that makes. */
    abstract int round(int thread, Random random) throws Exception;

    /** What has become wrong, or nothing; its threads are between rounds. */
    String wrong() {
        return "";
    }

    /** Lets go of what it has, as its threads have ended. */
    void end() {}

    Kind kind() {
        return kind;
    }

    /** Keeps an account as long as this lives. */
    <A extends Account> A known(A account) {
        accounts.put(account, false);
        return account;
    }

    /** Keeps a known account only among the last ones that were made; what its maker does with it is done. */
    void passing(Account account) {
        passing.add(account);
        Account oldest = passing.size() > KEPT ? passing.poll() : null;
        if (oldest != null) {
            retired.add(oldest.effects());
            accounts.remove(oldest);
        }
    }

    /** How many payments all accounts have seen. */
    long effects() {
        return retired.sum() + all().stream().mapToLong(Account::effects).sum();
    }

    /**
     * The first account that was not transformed as often as it should have been, or nothing.
     *
     * @param unit the version's that runs now
     * @param times how often those should have been that the last look saw
     */
    String transformed(int unit, int times) {
        for (Account account : all()) {
            boolean seen = accounts.put(account, true);
            int wanted = times == 0 ? 0 : seen || account.born() != unit ? 1 : 0;
            if (Ledger.times(account) != wanted) {
                return account + " was transformed " + Ledger.times(account) + " times, not " + wanted;
            }
        }
        return "";
    }

    private List<Account> all() {
        synchronized (accounts) {
            return new ArrayList<>(accounts.keySet());
        }
    }
}
