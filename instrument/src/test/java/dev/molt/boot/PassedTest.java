package dev.molt.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What one constructor hands to the next. */
class PassedTest {

    private static final Object[] ARGUMENTS = {"one", 2};

    private int refused;
    private int left;

    @Test
    void isTakenOnceByWhomItIsFor() {
        Passed.put(ARGUMENTS, "app/Mid(I)V");
        assertNull(Passed.take("app/Other()V"));
        assertArrayEquals(ARGUMENTS, Passed.take("app/Mid(I)V"));
        assertNull(Passed.take("app/Mid(I)V"));
    }

    @Test
    void whatNobodyTookIsToldAndGone() {
        Passed.put(ARGUMENTS, "app.Mid.<init>(I)V");
        assertThrows(NoSuchMethodError.class, Passed::taken);
        assertNull(Passed.take("app.Mid.<init>(I)V"));
        Passed.taken();
    }

    /** At the end of the stack, there is nothing that nobody could take. */
    @Test
    void nothingIsHandedOverWhereItCouldNotBeTaken() throws InterruptedException {
        Thread deep = new Thread(null, this::down, "deep", 1 << 19);
        deep.start();
        deep.join();
        assertTrue(refused > 0);
        assertEquals(0, left);
    }

    private void down() {
        try {
            down();
        } catch (StackOverflowError e) {
            hand();
        }
    }

    private void hand() {
        try {
            Passed.put(ARGUMENTS, "app/Mid(I)V");
        } catch (StackOverflowError e) {
            refused++;
            left += Passed.take("app/Mid(I)V") == null ? 0 : 1;
            throw e;
        }
        Passed.take("app/Mid(I)V");
    }

    @Test
    void anotherThreadHasItsOwn() throws InterruptedException {
        Passed.put(ARGUMENTS, "app/Mid(I)V");
        Thread other = new Thread(() -> Passed.take("app/Mid(I)V"));
        other.start();
        other.join();
        assertArrayEquals(ARGUMENTS, Passed.take("app/Mid(I)V"));
    }
}
