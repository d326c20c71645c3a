/** What the tests ask for, of all scenarios that are being played. */
final class Commands {

    private static final Map<String, Driver> DRIVERS = new LinkedHashMap<>();

    private Commands() {}

    static String begin(String scenarios, String kind, String threads) throws ReflectiveOperationException {
        for (String scenario : scenarios.split(",")) {
            DRIVERS.put(scenario, new Driver(scenario, Kind.valueOf(kind), Integer.parseInt(threads)));
        }
        Ledger.next();
        return "begun";
    }

    static String inside(String seed) {
        return told("inside", driver -> driver.inside(Long.parseLong(seed)) > 0 ? "" : "nobody is inside");
    }

    static String arrive(String seed) {
        return told("arrived", driver -> driver.arrive(Long.parseLong(seed)) > 0 ? "" : "nobody waits");
    }

    /** Whether somebody who touches what changes is kept at a gate; not thread.getStackTrace(), which newer JVMs do not stand. */
    static String touch() throws InterruptedException {
        Thread toucher = new Thread(Sentinel::touch);
        toucher.start();
        for (toucher.join(1); toucher.isAlive(); toucher.join(1)) {
            StackTraceElement[] stack = Thread.getAllStackTraces().get(toucher);
            if (stack != null && Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals("dev.molt.boot.Gate"))) {
                return "held";
            }
        }
        return "through";
    }

    static String open() {
        DRIVERS.values().forEach(Driver::open);
        return "open";
    }

    static String load(String seed) {
        return told("loaded", driver -> {
            driver.load(Long.parseLong(seed));
            return "";
        });
    }

    static String progress() {
        return told("progress", driver -> {
            driver.progress();
            return "";
        });
    }

    /** How many rounds there were, and the longest since this was asked last, in microseconds. */
    static String figures() {
        return DRIVERS.values().stream().mapToLong(Driver::rounds).sum() + " "
                + DRIVERS.values().stream().mapToLong(Driver::longest).max().orElse(0);
    }

    static String check(String unit, String times) {
        String told = told("right", driver -> driver.check(Integer.parseInt(unit), Integer.parseInt(times)));
        Ledger.next();
        return told;
    }

    static String ended() {
        return told("ended", driver -> driver.ended() ? "" : "threads are lost");
    }

    static String end() {
        DRIVERS.values().forEach(Driver::end);
        DRIVERS.clear();
        return "over";
    }

    /** What is wrong with some, else the word. */
    private static String told(String word, Question question) {
        StringJoiner wrong = new StringJoiner("; ");
        DRIVERS.forEach((name, driver) -> {
            try {
                String told = question.ask(driver);
                if (!told.isEmpty()) {
                    wrong.add(name + ": " + told);
                }
            } catch (Exception e) {
                wrong.add(name + ": " + e);
            }
        });
        return wrong.length() == 0 ? word : wrong.toString().replace('\n', ' ');
    }

    /** What each driver is asked. */
    private interface Question {
        String ask(Driver driver) throws Exception;
    }
}
