/** Thousands of frames, of a class that changes, of one that does not, and of both in turn. */
class DeepStacks extends Scenario {

    private static final int DEEP = 2_000;

    private Deep[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        all = new Deep[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(new Deep());
        }
    }

    @Override
    int round(int thread, Random random) {
        switch (Stage.mine() == null ? random.nextInt(3) : thread % 2) {
            case 0:
                return all[thread].down(DEEP);
            case 1:
                return outside(DEEP, all[thread]);
            default:
                return all[thread].inTurn(DEEP / 2);
        }
    }

    static int outside(int left, Deep account) {
        return left == 0 ? account.down(0) : outside(left - 1, account);
    }

    static int between(int left, Deep account) {
        return account.inTurn(left);
    }
}

/** Pays at the bottom. */
class Deep implements Account { // state

    STATE

    int down(int left) {
        if (left > 0) {
            int paid = down(left - 1);
            check();
            return paid;
        }
        pay();
        return 1;
    }

    int inTurn(int left) {
        int paid = left == 0 ? down(0) : DeepStacks.between(left - 1, this);
        check();
        return paid;
    }
}
