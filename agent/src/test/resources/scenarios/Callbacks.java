/** Code that does not change, the JDK's among it, calls back what changes. */
class Callbacks extends Scenario {

    private Called[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        all = new Called[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(new Called());
        }
    }

    @Override
    int round(int thread, Random random) {
        return all[thread].calls(List.of("one", "two", "three")) + through(all[thread]::paid);
    }

    static int through(IntSupplier call) {
        return call.getAsInt();
    }
}

/** Pays in each of its callbacks. */
class Called implements Account { // state

    STATE

    int calls(List<String> names) {
        check();
        names.forEach(name -> pay());
        int paid = names.size();
        Map<String, Integer> sizes = new HashMap<>();
        for (String name : names) {
            paid += sizes.computeIfAbsent(name, key -> paid());
        }
        paid += names.stream().mapToInt(name -> Callbacks.through(this::paid)).sum();
        check();
        return paid;
    }

    int paid() {
        pay();
        return 1;
    }
}
