/** Default, static and private methods of an interface that changes, and who implements and overrides them. */
class Defaults extends Scenario {

    private Payer[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        all = new Payer[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(i % 2 == 0 ? new Payer() : new PayerBelow());
        }
    }

    @Override
    int round(int thread, Random random) {
        switch (random.nextInt(3)) {
            case 0:
                return all[thread].twice();
            case 1:
                return Payable.thrice(all[thread]);
            default:
                return Payer.once(all[thread]);
        }
    }
}

/** Pays for others. */
interface Payable { // soft

    int paid();

    int unit();

    default int twice() {
        return checked(UNIT) + checked(UNIT);
    }

    static int thrice(Payable payer) {
        int paid = payer.twice() + payer.paid();
        if (payer.unit() != UNIT) {
            throw new IllegalStateException(payer + " is of another version");
        }
        return paid;
    }

    private int checked(int unit) {
        int paid = paid();
        if (unit() != unit || unit != UNIT) {
            throw new IllegalStateException(this + " is of another version");
        }
        return paid;
    }
}

/** Overrides a default method, in a class that does not change. */
class PayerBelow extends Payer {

    @Override
    public int twice() {
        return super.twice();
    }
}

/** Pays for itself. */
class Payer implements Account, Payable { // state

    STATE

    static int once(Payer payer) {
        return payer.paid();
    }

    @Override
    public int paid() {
        pay();
        return 1;
    }

    @Override
    public int unit() {
        return UNIT;
    }
}
