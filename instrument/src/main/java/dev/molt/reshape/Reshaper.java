package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes loaded classes behave as their next versions without a change of shape: from both it writes class files that
 * the JVM accepts, and classes beside them for all that was added.
 *
 * <p>To reflection they go on showing their shape: what it is to show instead, {@link MirrorClass} declares.
 */
public final class Reshaper {

    private Reshaper() {
    }

    /**
     * Reshapes the loaded classes of a release.
     *
     * @param release the classes
     * @param homes what the reshaping before answered, or {@link Homes#none()}
     */
    public static Reshaped reshape(Release release, Homes homes) {
        Refusals refusals = new Refusals();
        return reshape(ConstantBodies.apart(release, homes, refusals), release, homes, refusals);
    }

    private static Reshaped reshape(Release release, Release compiled, Homes homes, Refusals refusals) {
        World world = new World(release, homes);
        Headers headers = new Headers(world, refusals);
        AnonymousClasses anonymous = new AnonymousClasses(release, world, refusals);
        OldObjects objects = new OldObjects(compiled, homes.gone(), refusals);
        AnnotationElements elements = new AnnotationElements(release, world, refusals);
        ConstantsLeftOut leftOut = new ConstantsLeftOut(world, homes, refusals);
        Lookup now = new Lookup(world::now);
        NotRead read = new NotRead(world, now, refusals);
        world.changes().forEach(change -> {
            headers.check(change, release.shapes().get(dots(change)), release.next().get(dots(change)));
            anonymous.check(change);
            objects.check(change);
            elements.check(change);
            read.check(change);
            leftOut.check(change);
        });
        Accessors accessors = new Accessors(world, homes);
        FieldHomes fields = new FieldHomes(homes, world::isTransformed, accessors, refusals, new KeptAlive(world, refusals));
        world.changes().forEach(fields::place);
        UnsafeOffsets offsets = new UnsafeOffsets(world, refusals);
        world.next().forEach(node -> node.methods.forEach(method -> offsets.check(node.name, method)));
        Overrides overrides = new Overrides(world, new Lookup(world::actual), refusals);
        Framing framing = new Framing(world, refusals);
        // The first time for the contents, which the companions are then named by.
        Emission unnamed = new Emission(world, now, overrides, accessors, fields, refusals, framing, "0");
        Handed handed = homes.handed().after(unnamed);
        homes.handed().changed(handed).forEach(objects::left);
        List<Definition> contents = new ArrayList<>(unnamed.companions());
        contents.addAll(unnamed.lambdas());
        Digest digest = new Digest();
        contents.forEach(companion -> digest.add(companion.bytes()));
        Emission emission = contents.isEmpty() ? unnamed
                : new Emission(world, now, overrides, accessors, fields, refusals, framing,
                        digest.name());
        if (refusals.refuse()) {
            return new Reshaped(List.of(), List.of(), Map.of(), Map.of(), homes, Map.of(), EnumChanges.NONE,
                    List.of(), refusals.found());
        }
        Map<String, String> companions = new TreeMap<>();
        emission.companions().forEach(companion -> companions.put(companion.beside(), companion.name()));
        List<Definition> definitions = new ArrayList<>(accessors.definitions());
        definitions.addAll(fields.definitions());
        definitions.addAll(emission.companions());
        definitions.addAll(emission.lambdas());
        definitions.addAll(emission.initializers());
        return new Reshaped(definitions, emission.calls(), emission.redefinitions(), emission.unloaded(),
                fields.after(accessors, handed, objects.gone()), companions, emission.enums(), emission.renewed(), refusals.found());
    }

    private static String dots(Changes change) {
        return change.next.name.replace('/', '.');
    }
}
