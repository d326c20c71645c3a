package dev.molt.it;

/** Who is at work in the application that fails everywhere: threads that call, and transforms that fail by themselves. */
final class FaultyCallers {

    private FaultyCallers() {}

    /** Two threads that call what changes, and count their calls; and what tests ask for. */
    static final String LOAD =
            """
            class Load {
                private static final int THREADS = 2;
                static final Till TILL = new Till();
                private static final Object REST = new Object();
                private static volatile boolean paused;
                private static int resting;
                private static volatile Throwable failure;
                private static final java.util.concurrent.atomic.AtomicLong CALLS = new java.util.concurrent.atomic.AtomicLong();
                static void begin() {
                    for (int i = 0; i < THREADS; i++) {
                        Thread thread = new Thread(Load::work, "load");
                        thread.setDaemon(true);
                        thread.start();
                    }
                }
                private static void work() {
                    try {
                        while (true) {
                            call();
                            Commands.talk();
                            rest();
                            java.util.concurrent.locks.LockSupport.parkNanos(200_000);
                        }
                    } catch (Throwable e) { failure = e; }
                }
                private static void rest() throws InterruptedException {
                    synchronized (REST) {
                        if (!paused) { return; }
                        resting++;
                        REST.notifyAll();
                        while (paused) { REST.wait(); }
                        resting--;
                        REST.notifyAll();
                    }
                }
                /** Nobody calls any more, and each call was counted once: by the caller and by the called. */
                static String pause() throws InterruptedException {
                    synchronized (REST) {
                        paused = true;
                        while (resting < THREADS && failure == null) { REST.wait(100); }
                    }
                    return "threads " + (failure == null ? "go on" : failure) + ", calls lost " + (CALLS.get() - TILL.calls());
                }
                static void call() {
                    try {
                        TILL.pay();
                        CALLS.incrementAndGet();
                    } catch (Throwable e) { failure = e; }
                }
                static void goOn() throws InterruptedException {
                    synchronized (REST) {
                        paused = false;
                        REST.notifyAll();
                        while (resting > 0) { REST.wait(); }
                    }
                    long before = CALLS.get();
                    while (CALLS.get() < before + THREADS && failure == null) { Thread.yield(); }
                }
            }
            class Commands {
                static final List<Object> KEPT = new ArrayList<>();
                static final Shelf SHELF = new Shelf();
                static Market market;
                static List<Book> books;
                static String begin() {
                    books = List.of(new Book(1), new Book(2), new Thick(3), new Book(4), new Book(5));
                    market = new Market();
                    KEPT.add(books);
                    KEPT.add(market);
                    KEPT.add(SHELF);
                    KEPT.add(new EnumMap<>(Map.of(Size.SMALL, "s", Size.LARGE, "l")));
                    KEPT.add(EnumSet.allOf(Size.class));
                    talk();
                    gone();
                    State.text();
                    Faults.connect();
                    Load.begin();
                    return "begun";
                }
                static String talk() {
                    StringJoiner all = new StringJoiner(" ");
                    books.forEach(book -> all.add(book.say()));
                    return all.add(market.say()).add(SHELF.say()).toString();
                }
                static String resource() throws java.io.IOException {
                    var all = new ArrayList<String>();
                    for (var url : Collections.list(Commands.class.getClassLoader().getResources("said"))) {
                        try (var in = url.openStream()) { all.add(new String(in.readAllBytes())); }
                    }
                    return all.toString();
                }
                static String gone() {
                    try {
                        var say = Class.forName("app.Gone").getDeclaredMethod("say");
                        return "" + say.invoke(null);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        return "" + e.getCause();
                    } catch (ReflectiveOperationException | LinkageError e) { return "" + e; }
                }
                static String state() throws Exception {
                    String load = Load.pause();
                    String text = load + "; " + talk() + "; " + gone() + "; " + resource() + "; " + State.text();
                    Load.goOn();
                    return text.replace('\\n', '|');
                }
                static boolean agree() { return true; }
                /** A private static field, and one in the last object: what does not see them sees nothing. */
                static String spoiledState() throws Exception {
                    var made = Book.class.getDeclaredField("made");
                    var title = Book.class.getDeclaredField("title");
                    made.setAccessible(true);
                    title.setAccessible(true);
                    made.setInt(null, made.getInt(null) + 1);
                    String first = state();
                    made.setInt(null, made.getInt(null) - 1);
                    Object old = title.get(books.get(4));
                    title.set(books.get(4), "other");
                    String second = state();
                    title.set(books.get(4), old);
                    return (first.equals(state()) ? "static field not seen " : "")
                            + (second.equals(state()) ? "field not seen" : "");
                }
                static String last() { Traps.arm("last"); return ""; }
                static String allocating() { Traps.arm("allocating"); return ""; }
                static String recursing() { Traps.arm("recursing"); return ""; }
                static String endless() { Traps.arm("endless"); return ""; }
                static String redefined() { Traps.arm("redefined"); return ""; }
                static String retransformed() { Traps.arm("retransformed"); return ""; }
                static String disarmed() throws Exception {
                    return Traps.ended() + " " + System.getProperties().remove("refused");
                }
                static String recordUp() { return Faults.UP.record(); }
                static String recordDown() { return Faults.DOWN.record(); }
                static String recordedUp() { return Faults.UP.recorded(); }
                static String recordedDown() { return Faults.DOWN.recorded(); }
                private static int step() { return Integer.getInteger("molt.test.step", 1); }
                static String armUp() { return Faults.UP.arm(step(), Boolean.getBoolean("molt.test.error")); }
                static String armDown() { return Faults.DOWN.arm(step(), Boolean.getBoolean("molt.test.error")); }
                static String disarmUp() { return Faults.UP.disarm(); }
                static String disarmDown() { return Faults.DOWN.disarm(); }
            }
            class Thick extends Book { Thick(int number) { super(number); } }
            """;

    /** What a transform does that is told to, and what it calls for the last object only. */
    static final String TRAPS =
            """
            class Traps {
                private static volatile String armed = "";
                private static int calls;
                private static volatile Thread caught;
                static void arm(String trap) { armed = trap; calls = 0; }
                /** Called for each of five objects. */
                static int spring(int number) throws Exception {
                    calls++;
                    switch (armed) {
                        case "last": if (calls == 5) { throw new IllegalArgumentException("the last"); } break;
                        case "allocating": allocate(new ArrayList<>()); break;
                        case "recursing": recurse(number); break;
                        case "endless":
                            caught = Thread.currentThread();
                            while (armed.equals("endless")) { Thread.onSpinWait(); } break;
                        case "redefined": if (calls == 1) { others(false); } break;
                        case "retransformed": if (calls == 1) { others(true); } break;
                    }
                    return number;
                }
                private static void allocate(List<byte[]> all) { while (true) { all.add(new byte[1 << 20]); } }
                private static long recurse(long depth) { return 1 + recurse(depth + 1); }
                /** Another agent changes a class that is still to be transformed. */
                private static void others(boolean retransforms) throws Exception {
                    var instrumentation = (java.lang.instrument.Instrumentation) System.getProperties().get("other");
                    byte[] bytes;
                    try (var in = new java.util.zip.ZipFile(System.getProperty("java.class.path"))) {
                        bytes = in.getInputStream(in.getEntry("app/Till.class")).readAllBytes();
                    }
                    Thread other = new Thread(() -> {
                        try {
                            if (retransforms) { instrumentation.retransformClasses(Till.class); }
                            else { instrumentation.redefineClasses(new java.lang.instrument.ClassDefinition(Till.class, bytes)); }
                        } catch (Throwable e) { System.getProperties().put("refused", "" + e.getMessage()); }
                    });
                    other.start();
                    other.join();
                    Thread caller = new Thread(Load::call, "caller");
                    caller.start();
                    while (caller.isAlive() && caller.getState() != Thread.State.TIMED_WAITING) { Thread.onSpinWait(); }
                    if (!caller.isAlive()) { System.getProperties().put("refused", "a caller came in"); }
                }
                static boolean ended() throws InterruptedException {
                    armed = "";
                    if (caught != null) { caught.join(); }
                    return true;
                }
            }
            """;
}
