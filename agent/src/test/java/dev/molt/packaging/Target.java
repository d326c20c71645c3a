package dev.molt.packaging;

/** A JVM that is ended with the test. */
record Target(Process process) implements AutoCloseable {

    String pid() {
        return String.valueOf(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
