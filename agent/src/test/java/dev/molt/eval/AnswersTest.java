package dev.molt.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.suspend.Gatekeeper;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import org.junit.jupiter.api.Test;

/** Where Molt itself fails at a gate, nobody is let through what is changed there, and everybody goes on afterwards. */
class AnswersTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final Gatekeeper gatekeeper = new Gatekeeper(() -> {
        asked.countDown();
        throw new IllegalStateException("a fault of ours");
    });
    private final Answers answers = new Answers(null, gatekeeper, null, null, null);
    private final long upgrade = gatekeeper.next();

    @Test
    void whoArrivesWaitsAndIsCalledAgain() throws Exception {
        assertEquals(true, comesBack(Gatekeeper.oldBody(upgrade), Gatekeeper::commit));
    }

    @Test
    void whoArrivesAtANewBodyGoesOnInIt() throws Exception {
        assertEquals(false, comesBack(Gatekeeper.newBody(upgrade), Gatekeeper::commit));
    }

    @Test
    void afterARollbackEveryoneIsCalledAgain() throws Exception {
        assertEquals(true, comesBack(Gatekeeper.newBody(upgrade), Gatekeeper::rollBack));
    }

    @Test
    void andWhereTheGatesCannotBeTakenOutNobodyIs() throws Exception {
        assertEquals(false, comesBack(Gatekeeper.oldBody(upgrade), Gatekeeper::abandon));
    }

    private boolean comesBack(long key, ObjLongConsumer<Gatekeeper> opens) throws Exception {
        gatekeeper.shut(upgrade, Set.of(String.class), Set.of());
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> answer.complete(answers.arrive(key, String.class, null)));
        thread.setDaemon(true);
        thread.start();
        asked.await(20, TimeUnit.SECONDS);
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        assertEquals(Thread.State.WAITING, thread.getState(), () -> "it was let through: " + answer.getNow(null));
        thread.interrupt();
        opens.accept(gatekeeper, upgrade);
        boolean comesBack = answer.get(20, TimeUnit.SECONDS);
        thread.join();
        return comesBack;
    }
}
