package dev.molt.heap;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A list that grows and shrinks at its end, made of small arrays: growing copies nothing and needs no large piece of
 * heap.
 */
final class Chunks extends AbstractList<Object> implements RandomAccess {

    private static final int LENGTH = 1 << 14;

    private final Room room;
    private final List<Object[]> chunks = new ArrayList<>();
    private int size;

    Chunks(Room room) {
        this.room = room;
    }

    @Override
    public boolean add(Object object) {
        if (size / LENGTH == chunks.size()) {
            chunks.add(room.array(LENGTH));
        }
        chunks.get(size / LENGTH)[size % LENGTH] = object;
        size++;
        return true;
    }

    /** Takes the last one off. */
    Object takeLast() {
        size--;
        Object[] chunk = chunks.get(size / LENGTH);
        Object last = chunk[size % LENGTH];
        chunk[size % LENGTH] = null;
        return last;
    }

    @Override
    public Object get(int index) {
        return chunks.get(Objects.checkIndex(index, size) / LENGTH)[index % LENGTH];
    }

    @Override
    public int size() {
        return size;
    }
}
