package dev.molt.jdk;

import java.util.stream.LongStream;

/**
 * The garbage collector's maps of where the objects of a class, and the class object itself for its statics, hold
 * references.
 */
final class OopMaps {

    private static final int WORD = 8;

    private final int slot;
    private final long klass;
    private final long vtableLength;
    private final long itableLength;
    private final long tables;
    private final long mapWords;
    private final long statics;
    private final long staticCount;

    /**
     * Finds them by the JVM's description of itself.
     *
     * @param slot how many bytes a reference takes in an object
     */
    OopMaps(VmStructs structs, int slot) throws ReflectiveOperationException {
        this.slot = slot;
        klass = structs.number("java_lang_Class._klass_offset");
        staticCount = structs.number("java_lang_Class._static_oop_field_count_offset");
        vtableLength = structs.offset("Klass._vtable_len");
        itableLength = structs.offset("InstanceKlass._itable_len");
        mapWords = structs.offset("InstanceKlass._nonstatic_oop_map_size");
        tables = structs.size("InstanceKlass");
        // Statics follow the class object's own fields, references first; the lowest bits of its size are flags.
        long sizeOfClass = RawMemory.word(Class.class, klass) + structs.offset("Klass._layout_helper");
        statics = RawMemory.number(null, sizeOfClass) & -WORD;
    }

    /** The offsets in each object of this class, which is no array; those of superclasses included. */
    long[] inObjectsOf(Class<?> type) {
        long metadata = RawMemory.word(type, klass);
        int entries = RawMemory.number(null, metadata + vtableLength) + RawMemory.number(null, metadata + itableLength);
        long maps = metadata + tables + (long) entries * WORD;
        // Each map is a word: where consecutive references begin, and how many there are.
        return LongStream.range(0, RawMemory.number(null, metadata + mapWords))
                .map(map -> maps + map * WORD)
                .flatMap(map -> consecutive(RawMemory.number(null, map), RawMemory.number(null, map + WORD / 2)))
                .toArray();
    }

    /** The offsets of statics in the class object. */
    long[] ofStaticsIn(Class<?> type) {
        return consecutive(statics, RawMemory.number(type, staticCount)).toArray();
    }

    private LongStream consecutive(long first, int count) {
        return LongStream.range(0, count).map(i -> first + i * slot);
    }
}
