/** Very many threads that wait outside of what changes, and call it afterwards. */
class Idle extends Scenario {

    private static final int ACCOUNTS = 64;

    private final Visited[] all = new Visited[ACCOUNTS];

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        for (int i = 0; i < ACCOUNTS; i++) {
            all[i] = known(new Visited());
        }
    }

    @Override
    int round(int thread, Random random) {
        Stage stage = Stage.mine();
        if (stage != null) {
            stage.awaitOpen();
        }
        return all[thread % ACCOUNTS].paid();
    }
}

/** Pays for whoever comes. */
class Visited implements Account { // state

    STATE

    synchronized int paid() {
        pay();
        return 1;
    }
}
