/** Methods that call themselves, through a class that does not change as well. */
class Recursion extends Scenario {

    private Recursive[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        all = new Recursive[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(i % 2 == 0 ? new Recursive() : new RecursiveBelow());
        }
    }

    @Override
    int round(int thread, Random random) {
        return all[thread].down(random.nextInt(20));
    }
}

/** Overrides what calls itself, in a class that does not change. */
class RecursiveBelow extends Recursive {

    @Override
    int down(int left) {
        return super.down(left);
    }
}

/** Pays once at each depth. */
class Recursive implements Account { // state

    STATE

    int down(int left) {
        check();
        int below = left == 0 ? 0 : down(left - 1);
        pay();
        return below + 1;
    }
}
