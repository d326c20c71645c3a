import java.util.concurrent.CompletableFuture;

/** Who is inside waits for what a thread that waits at a gate will tell; the rest of its call touches nothing that changes. */
class Futures extends Scenario {

    private Telling[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        all = new Telling[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(new Telling());
        }
    }

    @Override
    int round(int thread, Random random) throws Exception {
        CompletableFuture<Integer> told = new CompletableFuture<>();
        Stage stage = Stage.mine();
        Thread teller = kind().start(() -> {
            try {
                if (stage != null) {
                    stage.awaitOpen();
                }
                told.complete(all[thread].paid());
            } catch (Throwable e) {
                told.completeExceptionally(e);
            }
        });
        int paid = all[thread].waits(told);
        teller.join();
        return paid;
    }
}

/** Waits for what another thread pays. */
class Telling implements Account { // state

    STATE

    int waits(CompletableFuture<Integer> told) {
        return told.join();
    }

    int paid() {
        pay();
        return 1;
    }
}
