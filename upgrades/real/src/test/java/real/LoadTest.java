package real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No wrong answer and no lost connection goes unnoticed. */
class LoadTest {

    private static final long LONG = 60_000;

    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void everyRequestIsCounted() throws Exception {
        CountDownLatch enough = new CountDownLatch(80);
        Load load = Load.start(application(request -> enough.countDown()), 0);
        enough.await();
        load.end();
        assertEquals(List.of(), load.failures());
        assertTrue(load.answered().stream().mapToInt(Integer::intValue).sum() >= 80, () -> "" + load.answered());
        assertEquals(load.answered().size(), closed.get());
    }

    @Test
    void aWrongAnswerIsTold() throws Exception {
        Load load = Load.start(application(request -> Unexpected.unlessSame(1, request)), 0);
        load.go(LONG);
        load.end();
        assertTrue(load.failures().contains("client 0, request 2: real.Unexpected: not 1, but 2"), () -> "" + load.failures());
    }

    @Test
    void aLostConnectionIsTold() throws Exception {
        Load load = Load.start(application(request -> {
            throw new IOException("gone");
        }), 0);
        load.go(LONG);
        load.end();
        assertTrue(load.failures().contains("client 3, request 1: java.io.IOException: gone"), () -> "" + load.failures());
        assertEquals(0, load.answered().get(3));
    }

    /** What a client does, by the number of its request. */
    @FunctionalInterface
    private interface Request {

        void make(int number) throws Exception;
    }

    private Application application(Request request) {
        return new Application() {

            @Override
            public Releases releases() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Client client(int number, int port) {
                return new Client() {

                    private int count;

                    @Override
                    public void request() throws Exception {
                        request.make(++count);
                    }

                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                };
            }

            @Override
            public String shown(int port) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
