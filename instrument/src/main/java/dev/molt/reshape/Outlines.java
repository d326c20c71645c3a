package dev.molt.reshape;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.tree.ClassNode;

/** What classes declare, by internal name: each class file is asked for once, and what nobody knows is null. */
final class Outlines implements Function<String, ClassNode> {

    private final Function<String, Optional<byte[]>> files;
    private final Map<String, ClassNode> known = new HashMap<>();

    /** @param files finds any class's file, by binary name */
    Outlines(Function<String, Optional<byte[]>> files) {
        this.files = files;
    }

    @Override
    public ClassNode apply(String name) {
        if (name == null) {
            return null;
        }
        if (!known.containsKey(name)) {
            known.put(name, files.apply(name.replace('/', '.')).map(Nodes::outline).orElse(null));
        }
        return known.get(name);
    }
}
