package dev.molt.target;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process that prints a text, and ends when it is told to. */
final class FakeProcess extends Process {

    private final long pid;
    private final String printed;
    private final boolean stubborn;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exit;

    FakeProcess(long pid, String printed, boolean stubborn) {
        this.pid = pid;
        this.printed = printed;
        this.stubborn = stubborn;
    }

    /** One that has ended already. */
    static FakeProcess ended(long pid, int exit) {
        FakeProcess process = new FakeProcess(pid, "", false);
        process.end(exit);
        return process;
    }

    void end(int code) {
        exit = code;
        ended.countDown();
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int waitFor() throws InterruptedException {
        ended.await();
        return exit;
    }

    @Override
    public boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
        return ended.await(time, unit);
    }

    @Override
    public void destroy() {
        if (!stubborn) {
            end(143);
        }
    }

    @Override
    public Process destroyForcibly() {
        end(137);
        return this;
    }

    @Override
    public int exitValue() {
        return exit;
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }
}
