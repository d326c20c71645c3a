package dev.molt.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.classfile.ClassFile;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The JVM itself is the oracle: what ClassDiff predicts is what redefineClasses does, in its own words. */
@EveryJdk
class HotSpotAgreesTest {

    private static final List<ChangeTable> TABLE = ChangeTable.read();

    @TestFactory
    Stream<DynamicTest> onEveryKindOfChange() {
        return TABLE.stream().map(row -> dynamicTest(row.name(), () -> agree(row)));
    }

    @Test
    void theTableHoldsEveryRefusal() {
        Set<ShapeKind> kinds = new HashSet<>();
        for (ChangeTable row : TABLE) {
            Map<String, byte[]> after = row.after();
            row.before().forEach((name, bytes) -> {
                if (after.containsKey(name)) {
                    diff(bytes, after.get(name)).shapeChanges().forEach(change -> kinds.add(change.kind()));
                }
            });
        }
        assertEquals(Set.of(ShapeKind.values()), kinds);
        assertTrue(TABLE.size() >= 45);
    }

    private static void agree(ChangeTable row) {
        Map<String, byte[]> before = row.before();
        Map<String, byte[]> after = row.after();
        List<String> said = new ArrayList<>();
        for (String name : before.keySet()) {
            if (after.containsKey(name)) {
                ClassDiff diff = diff(before.get(name), after.get(name));
                diff.shapeChanges().forEach(change -> said.add(name + ": " + change));
                same(diff, redefine(name, before, after));
            }
        }
        List<String> found = said.isEmpty() ? List.of("accepted") : said;
        assertEquals(found.equals(row.orExpected()) ? row.orExpected() : row.expected(), found);
    }

    private static void same(ClassDiff diff, Optional<String> refusal) {
        if (diff.accepted()) {
            assertEquals(Optional.empty(), refusal, diff.name());
        } else {
            assertTrue(refusal.isPresent(), () -> diff.name() + " is accepted in spite of " + diff.shapeChanges());
            assertTrue(diff.refusals().contains(refusal.get()), () -> diff.name() + ": " + refusal + " is none of "
                    + diff.refusals());
        }
    }

    /** Defines the old version in a loader that knows the new classes too, as an upgraded application does. */
    private static Optional<String> redefine(String name, Map<String, byte[]> before, Map<String, byte[]> after) {
        Map<String, byte[]> all = new HashMap<>(after);
        all.putAll(before);
        return HotSpot.redefine(new BytesLoader(all).load(name), after.get(name));
    }

    private static ClassDiff diff(byte[] before, byte[] after) {
        return ClassDiff.between(ClassFile.of(before), ClassFile.of(after));
    }
}
