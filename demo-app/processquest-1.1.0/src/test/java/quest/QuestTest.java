package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestTest {

    @Test
    void sevenQuestsTurnUp() {
        Set<Quest> met = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            met.add(Quest.fetch());
        }
        assertEquals(7, met.size(), met::toString);
        assertEquals(7, met.stream().map(Quest::name).distinct().count(), met::toString);
        assertTrue(met.stream().allMatch(quest -> quest.kills() > 1 && quest.experience() > 0), met::toString);
    }

    @Test
    void aKillCountsDownAndChangesNothingElse() {
        assertEquals(new Quest("Sweep up", 2, 10), new Quest("Sweep up", 3, 10).killed());
    }

    @Test
    void subscribersAreToldOfTheOldOneAndTheNewOne() {
        List<String> told = new ArrayList<>();
        Events events = new Events();
        events.subscribe(told::add);
        events.quest(new Quest("Sweep up", 1, 10), new Quest("Lock the gate", 4, 20));
        assertEquals(List.of("Completed quest: Sweep up...", "Obtained new quest: Lock the gate."), told);
    }
}
