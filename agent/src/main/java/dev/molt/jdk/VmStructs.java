package dev.molt.jdk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * HotSpot's description of its own data structures, which it exports to debuggers as {@code gHotSpotVMStructs}.
 *
 * @param fields by {@code type.field}, the offset in an object of the type, or the address of a static field
 * @param sizes by type, its size in bytes
 */
record VmStructs(Map<String, Long> fields, Map<String, Long> sizes) {

    /**
     * Reads the description.
     *
     * @throws ReflectiveOperationException if this JVM exports none
     */
    static VmStructs read() throws ReflectiveOperationException {
        return new VmStructs(readFields(), readSizes());
    }

    private static Map<String, Long> readFields() throws ReflectiveOperationException {
        String prefix = "gHotSpotVMStructEntry";
        long type = exported(prefix + "TypeNameOffset");
        long field = exported(prefix + "FieldNameOffset");
        long isStatic = exported(prefix + "IsStaticOffset");
        long address = exported(prefix + "AddressOffset");
        long offset = exported(prefix + "OffsetOffset");
        long stride = exported(prefix + "ArrayStride");
        Map<String, Long> fields = new HashMap<>();
        for (long entry = exported("gHotSpotVMStructs"); RawMemory.word(null, entry + type) != 0; entry += stride) {
            String name = text(entry + type) + "." + text(entry + field);
            fields.put(name, RawMemory.word(
                    null, entry + (RawMemory.number(null, entry + isStatic) == 0 ? offset : address)));
        }
        return fields;
    }

    private static Map<String, Long> readSizes() throws ReflectiveOperationException {
        String prefix = "gHotSpotVMTypeEntry";
        long type = exported(prefix + "TypeNameOffset");
        long size = exported(prefix + "SizeOffset");
        long stride = exported(prefix + "ArrayStride");
        Map<String, Long> sizes = new HashMap<>();
        for (long entry = exported("gHotSpotVMTypes"); RawMemory.word(null, entry + type) != 0; entry += stride) {
            sizes.put(text(entry + type), RawMemory.word(null, entry + size));
        }
        return sizes;
    }

    /** Where a field lies in an object of its type. */
    long offset(String field) throws ReflectiveOperationException {
        return known(fields, field);
    }

    /** The value of a static {@code int}. */
    int number(String field) throws ReflectiveOperationException {
        return RawMemory.number(null, known(fields, field));
    }

    /** How many bytes an object of the type takes. */
    long size(String type) throws ReflectiveOperationException {
        return known(sizes, type);
    }

    private static long known(Map<String, Long> from, String name) throws ReflectiveOperationException {
        Long value = from.get(name);
        if (value == null) {
            throw new NoSuchFieldException("this JVM does not describe " + name);
        }
        return value;
    }

    private static String text(long pointer) {
        long address = RawMemory.word(null, pointer);
        return address == 0 ? "" : RawMemory.text(address);
    }

    /** The value of a variable of the JVM's library. */
    private static long exported(String symbol) throws ReflectiveOperationException {
        long address = address(symbol);
        if (address == 0) {
            throw new NoSuchFieldException("this JVM does not export " + symbol);
        }
        return RawMemory.word(null, address);
    }

    /**
     * Asks for the symbol in the libraries of the boot loader. Those need the JVM's own, and so it is searched, too,
     * but not on Windows.
     */
    private static long address(String symbol) throws ReflectiveOperationException {
        Method find = Arrays.stream(ClassLoader.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("findNative"))
                .findAny()
                .orElseThrow(() -> new NoSuchMethodException("this JDK lacks ClassLoader.findNative"));
        find.setAccessible(true);
        // JDK 22 added who asks and for which method: for messages about native access, which the boot loader has.
        Object[] arguments = find.getParameterCount() == 2
                ? new Object[] {null, symbol}
                : new Object[] {null, VmStructs.class, symbol, symbol};
        try {
            return (long) find.invoke(null, arguments);
        } catch (InvocationTargetException | IllegalArgumentException e) {
            throw new NoSuchMethodException("this JDK's ClassLoader.findNative is another: " + e);
        }
    }
}
