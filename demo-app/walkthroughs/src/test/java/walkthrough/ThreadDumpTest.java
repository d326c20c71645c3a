package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ThreadDumpTest {

    private static final String DUMP =
            """
            4711:
            2026-01-01 00:00:00
            Full thread dump OpenJDK 64-Bit Server VM (17.0.15+6 mixed mode):

            "acceptor-1" #23 prio=5 os_prio=0 cpu=0.12ms elapsed=1.2s tid=0x00007f01 nid=0x1 runnable  [0x00007f]
               java.lang.Thread.State: RUNNABLE
            \tat sun.nio.ch.Net.accept(java.base@17.0.15/Native Method)
            \tat java.net.ServerSocket.accept(java.base@17.0.15/ServerSocket.java:533)
            \tat sockserv.Acceptor.run(Acceptor.java:25)

            "acceptor-2" #24 [4712] prio=5 os_prio=0 cpu=0.12ms elapsed=1.2s tid=0x00007f02 nid=4712 runnable  [0x00007f]
               java.lang.Thread.State: RUNNABLE
            \tat sockserv.Screen.read(Screen.java:40)
            \tat sockserv.Session.run(Session.java:27)

            "acceptor-3" #25 [4713] prio=5 os_prio=0 cpu=0.12ms elapsed=1.2s tid=0x00007f03 nid=4713 runnable  [0x00007f]
               java.lang.Thread.State: RUNNABLE
            \tat java.net.ServerSocket.accept(java.base@25.0.3/ServerSocket.java:499)

            "player Late Nell" #27 [4714] prio=5 os_prio=0 cpu=1.2ms elapsed=1.2s tid=0x00007f05 nid=4714 sleeping [0x00007f]
            \tat java.lang.Thread.sleep(java.base@25.0.3/Thread.java:509)
            \tat quest.Events.pause(Events.java:72)
            \tat quest.Player.kill(Player.java:54)

            "player Odo" #28 [4715] prio=5 os_prio=0 cpu=1.2ms elapsed=1.2s tid=0x00007f06 nid=4715 runnable [0x00007f]
            \tat java.net.SocketOutputStream.write(java.base@25.0.3/SocketOutputStream.java:9)
            \tat quest.Player.kill(Player.java:54)

            "other" #26 prio=5 os_prio=0 cpu=0.12ms elapsed=1.2s tid=0x00007f04 nid=0x4 runnable  [0x00007f]
            \tat java.net.ServerSocket.accept(java.base@25.0.3/ServerSocket.java:499)
            """;

    @Test
    void onlyAcceptorsInAcceptAreIdle() {
        assertEquals(Set.of("acceptor-1@0x00007f01", "acceptor-3@0x00007f03"), new ThreadDump(DUMP).idleAcceptors());
    }

    @Test
    void acceptorsThatServeAreAcceptorsToo() {
        assertEquals(
                Set.of("acceptor-1@0x00007f01", "acceptor-2@0x00007f02", "acceptor-3@0x00007f03"),
                new ThreadDump(DUMP).acceptors());
    }

    @Test
    void onlyWhoSleepsWhilePlayingIsAsleep() {
        assertEquals(Set.of("Late Nell"), new ThreadDump(DUMP).sleepers());
    }

    @Test
    void aPlayerIsItsThread() {
        assertEquals(Set.of("Late Nell", "Odo"), new ThreadDump(DUMP).players());
    }
}
