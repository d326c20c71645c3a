package dev.molt.codechange;

import dev.molt.classfile.FieldShape;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javassist.bytecode.Descriptor;
import javassist.compiler.SymbolTable;
import javassist.compiler.ast.Declarator;
import javassist.compiler.ast.Symbol;

/** What an expression is handed: the object, the values of its old fields, and what code_change of OTP gets. */
final class Parameters {

    /** The slot of the object itself. */
    static final int SELF = 0;

    private static final String STRING = "Ljava/lang/String;";
    private static final String OBJECT = "Ljava/lang/Object;";

    private final Map<String, Declarator> byName = new LinkedHashMap<>();
    private final Map<Integer, String> fieldBySlot = new TreeMap<>();
    private final StringBuilder descriptors = new StringBuilder();
    private int size;

    Parameters(String module, Collection<FieldShape> old) {
        add("self", "L" + module.replace('.', '/') + ";");
        for (FieldShape field : old) {
            fieldBySlot.put(size, field.name());
            byName.put(field.name(), add(field.descriptor()));
        }
        add("vsn", STRING);
        add("down", "Z");
        add("extra", OBJECT);
    }

    /** The names, as an expression may use them. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** All descriptors, one behind the other. */
    String descriptors() {
        return descriptors.toString();
    }

    /** The number of slots. */
    int size() {
        return size;
    }

    /** The old field whose value is in a slot. */
    Optional<String> fieldAt(int slot) {
        return Optional.ofNullable(fieldBySlot.get(slot));
    }

    /** The names in Javassist's terms. */
    SymbolTable symbols() {
        SymbolTable symbols = new SymbolTable();
        byName.forEach(symbols::append);
        return symbols;
    }

    /** Adds a parameter whose name an old field of that name hides. */
    private void add(String name, String descriptor) {
        byName.putIfAbsent(name, add(descriptor));
    }

    private Declarator add(String descriptor) {
        int dimensions = descriptor.lastIndexOf('[') + 1;
        String element = descriptor.substring(dimensions);
        String className = element.startsWith("L") ? element.substring(1, element.length() - 1) : null;
        int kind = Kinds.ofDescriptor(element.charAt(0));
        Declarator declarator = new Declarator(kind, className, dimensions, size, new Symbol("", 0), 0);
        descriptors.append(descriptor);
        size += Descriptor.dataSize(descriptor);
        return declarator;
    }
}
