import java.util.concurrent.CompletableFuture;

/** Who is inside in the middle of a change waits for a thread that waits at a gate: such an update cannot be done. */
class Owed extends Scenario {

    private Owing[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        all = new Owing[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(new Owing());
        }
    }

    @Override
    int round(int thread, Random random) throws Exception {
        CompletableFuture<Integer> told = new CompletableFuture<>();
        Stage stage = Stage.mine();
        Thread teller = kind().start(() -> {
            if (stage != null) {
                stage.awaitOpen();
            }
            told.complete(Owing.one());
        });
        int paid = all[thread].waits(told);
        teller.join();
        return paid;
    }
}

/** Waits with its fields half changed. */
class Owing implements Account { // state

    STATE

    static int one() {
        return 1;
    }

    int waits(CompletableFuture<Integer> told) {
        ahead += UNIT;
        int paid = told.join();
        behind += UNIT;
        check();
        return paid;
    }
}
