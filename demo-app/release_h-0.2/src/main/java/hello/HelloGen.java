package hello;

import java.util.Map;

/** A component that counts how often it was greeted, and knows in which version it started. */
public final class HelloGen {

    private static final String VERSION = "0.2";

    private int calls;
    private String greeted = VERSION;

    private HelloGen() {}

    /** Starts the one that the container holds. */
    static HelloGen start() {
        HelloGen started = new HelloGen();
        Running.started("hello_gen", started);
        return started;
    }

    /** Ends it, and its count with it. */
    void stop() {
        Running.stopped("hello_gen");
    }

    /** Which call this is, the first one being 1. */
    synchronized int hello() {
        return ++calls;
    }

    /** The version that runs, and the one that this component started in. */
    String version() {
        return VERSION + ", started in " + greeted;
    }

    /** Gives one that started in an older version what it does not have; its count is as it was. */
    static void codeChange(String vsn, boolean down, HelloGen self, Map<String, Object> old, Object extra) {
        System.out.println("if you see this line ,that means HelloGen is updated");
        System.out.println("hello_gen update from version " + vsn + " and current version is " + VERSION
                + " and the third param Extra is \"" + extra + "\"");
        self.greeted = vsn;
    }
}
