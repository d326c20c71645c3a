package dev.molt.suspend;

/** The application that the tests of the drain run: {@code Busy} changes, {@code Outside} does not. */
final class Busy {

    static final Program PROGRAM = Program.of("""
            package t;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            public class Busy {
                static String held() throws Exception {
                    Outside.INSIDE.release(); Outside.GO.acquire(); return "held @ " + next(); }
                static String next() { return "next @"; }
                static String deep(int n) throws Exception { return n == 0 ? held() : deep(n - 1); }
                static String under(int n) throws Exception { return Outside.down(n); }
                static String accepts() throws Exception { return "accepted @" + (Outside.SERVER.accept() != null); }
                static String needsLock() {
                    Outside.INSIDE.release(); Outside.await(Outside.NEED);
                    Outside.LOCK.lock(); try { return "locked @"; } finally { Outside.LOCK.unlock(); } }
                static String needsMonitor() {
                    Outside.INSIDE.release(); Outside.await(Outside.NEED);
                    synchronized (Outside.MONITOR) { return "locked @"; } }
                static String helps() { return Helper.help() + "@"; }
            }
            ////
            package t;
            class Helper { static String help() { return "help @ " + Busy.next(); } }
            ////
            package t;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            public class Outside {
                static final Semaphore INSIDE = new Semaphore(0);
                static final Semaphore GO = new Semaphore(0);
                static final Semaphore NEED = new Semaphore(0);
                static final Lock LOCK = new ReentrantLock();
                static final Object MONITOR = new Object();
                static final java.net.ServerSocket SERVER = server();
                static java.net.ServerSocket server() {
                    try { return new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress()); }
                    catch (java.io.IOException e) { throw new AssertionError(e); } }
                static void connects() throws Exception {
                    new java.net.Socket(SERVER.getInetAddress(), SERVER.getLocalPort()).close(); }
                static void await(Semaphore signal) { signal.acquireUninterruptibly(); }
                static void inside() throws Exception { INSIDE.acquire(); }
                static void go() { GO.release(); }
                static void need() { NEED.release(); }
                static String down(int n) throws Exception { return n == 0 ? Busy.held() : down(n - 1); }
                static String withLock() { LOCK.lock(); try { return Busy.next(); } finally { LOCK.unlock(); } }
                static String withMonitor() { synchronized (MONITOR) { return Busy.next(); } }
            }
            """);

    private Busy() {
    }
}
