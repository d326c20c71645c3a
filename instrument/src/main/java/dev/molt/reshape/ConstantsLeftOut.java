package dev.molt.reshape;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** Tells of constants of enums that came while a field was gone, or were gone while one came: they did not get its value. */
final class ConstantsLeftOut {

    private final World world;
    private final Homes homes;
    private final Refusals refusals;

    ConstantsLeftOut(World world, Homes homes, Refusals refusals) {
        this.world = world;
        this.homes = homes;
        this.refusals = refusals;
    }

    void check(Changes change) {
        Optional<ClassNode> running = world.running(change.shape.name).map(Nodes::outline);
        if (running.isEmpty() || !EnumConstants.isEnum(change.shape) || !EnumConstants.isEnum(change.next)) {
            return;
        }
        List<String> first = EnumConstants.names(change.shape);
        List<String> before = EnumConstants.names(running.get());
        for (FieldNode constant : change.next.fields.stream().filter(EnumConstants::isConstant).toList()) {
            boolean ran = before.contains(constant.name);
            boolean again = !ran && (first.contains(constant.name) || homes.statics(change.next.name, constant.name,
                    constant.desc).isPresent());
            change.next.fields.stream().filter(field -> !Nodes.is(field.access, Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)).forEach(field -> {
                boolean own = Changes.field(change.shape, field.name, field.desc) != null;
                boolean gone = Changes.field(running.get(), field.name, field.desc) == null;
                boolean came = homes.place(change.next.name, field.name, field.desc).isPresent();
                if (ran && !first.contains(constant.name) && own && gone || again && !own && came) {
                    refusals.warn(change.next.name, "enum constant " + constant.name + " may have null, zero or false in "
                            + field.name + ": it or the field was not there when the other came",
                            "assign the value in code that runs during the upgrade");
                }
            });
        }
    }
}
