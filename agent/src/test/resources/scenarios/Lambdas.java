import java.util.concurrent.atomic.AtomicReferenceArray;

/** Lambdas and method references that outlive the version that made them. */
class Lambdas extends Scenario {

    private static final int KEPT = 16;

    private final AtomicReferenceArray<IntSupplier> kept = new AtomicReferenceArray<>(KEPT);
    private LambdaMaker[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        all = new LambdaMaker[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(new LambdaMaker());
        }
        for (int i = 0; i < KEPT; i++) {
            kept.set(i, all[0].made(i % LambdaMaker.KINDS));
        }
    }

    @Override
    int round(int thread, Random random) {
        int number = random.nextInt(KEPT);
        IntSupplier old = kept.getAndSet(number, all[thread].made(random.nextInt(LambdaMaker.KINDS)));
        return old.getAsInt() + all[thread].made(Math.floorMod(number, LambdaMaker.KINDS)).getAsInt();
    }
}

/** Makes lambdas that pay for it; of several threads at once, each with the lock. */
class LambdaMaker implements Account { // state

    static final int KINDS = 4;

    STATE

    IntSupplier made(int kind) {
        switch (kind) {
            case 0:
                return this::paid;
            case 1:
                return () -> paid();
            case 2:
                int more = 1;
                return () -> {
                    IntSupplier nested = () -> paid() - 1;
                    return nested.getAsInt() + more;
                };
            default:
                return capturing(LambdaMaker::of, this);
        }
    }

    private static IntSupplier capturing(ToIntFunction<LambdaMaker> call, LambdaMaker maker) {
        return () -> call.applyAsInt(maker);
    }

    private static int of(LambdaMaker maker) {
        return maker.paid();
    }

    private synchronized int paid() {
        pay();
        return 1;
    }
}
