/** Objects that only the thread itself reaches, by a thread-local variable. */
class ThreadLocals extends Scenario {

    private static final ThreadLocal<Local> LOCAL = ThreadLocal.withInitial(Local::new);
    private static final InheritableThreadLocal<Local> INHERITED = new InheritableThreadLocal<>();

    @Override
    int round(int thread, Random random) throws Exception {
        if (INHERITED.get() == null) {
            INHERITED.set(new Local());
        }
        paid(LOCAL.get());
        Throwable[] thrown = new Throwable[1];
        Thread child = kind().make(() -> paid(INHERITED.get()));
        child.setUncaughtExceptionHandler((who, e) -> thrown[0] = e);
        child.start();
        child.join();
        if (thrown[0] != null) {
            throw new IllegalStateException(thrown[0]);
        }
        // Nobody else knows them, so that their payments are counted here.
        return 0;
    }

    private static void paid(Local local) {
        long before = local.effects();
        local.paid();
        if (local.effects() != before + 1) {
            throw new IllegalStateException(local + " has seen " + local.effects() + " payments, not " + (before + 1));
        }
    }
}

/** Known to its thread alone. */
class Local implements Account { // state

    STATE

    void paid() {
        pay();
    }
}
