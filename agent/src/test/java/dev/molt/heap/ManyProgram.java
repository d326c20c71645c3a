package dev.molt.heap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Walks its own heap while garbage is made and collected, and says how many of its objects it found of how many. */
final class ManyProgram {

    private static final List<Object> PLACE = new ArrayList<>();

    private ManyProgram() {
    }

    /**
     * Prints {@code found 2 of 2 counted 2}, or why nothing was found.
     *
     * @param arguments how many objects to make, how many times to walk
     */
    public static void main(String[] arguments) throws InterruptedException {
        int many = Integer.parseInt(arguments[0]);
        for (int i = 0; i < many; i++) {
            PLACE.add(new Sample(new Sample(null)));
        }
        AtomicBoolean ended = new AtomicBoolean();
        Thread garbage = new Thread(() -> makeGarbage(ended));
        garbage.start();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            Found found = Walks.open().find(Set.of(Sample.class), List.of());
            Map<String, Long> counted = Walks.count(Sample.class);
            System.out.println(found.gaveUp().orElse("found " + found.objects().size() + " of " + 2 * many + " counted "
                    + counted.get(Sample.class.getName())));
        }
        ended.set(true);
        garbage.join();
    }

    /** A fifth of it lives on for a while, so that collectors that move objects have some to move. */
    private static void makeGarbage(AtomicBoolean ended) {
        Object[] some = new Object[1000];
        for (int i = 0; !ended.get(); i++) {
            Object made = new Object[100];
            if (i % 5 == 0) {
                some[i / 5 % some.length] = made;
            }
        }
    }

    /** What is looked for. */
    private static final class Sample {

        private final Object next;

        Sample(Object next) {
            this.next = next;
        }
    }
}
