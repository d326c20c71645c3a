package dev.molt.reshape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Gives constants of loaded enums other bodies than the classes of their objects are. An object keeps its class, and the
 * JVM lets no new class extend the enum, which is final or sealed; so a body's code stands beside it, in static methods, and
 * the methods of the enum decide by the constant's name.
 *
 * <p>All this is done to the next version before anything else is, and is the same for each version: a constant that is
 * not among those that the enum was loaded with is always an object of the same class.
 */
final class ConstantBodies {

    private static final String LATER = "redefine both together, or let a method decide by the constant";

    private final Release release;
    private final Homes homes;
    private final Refusals refusals;
    private final Map<String, ClassNode> changed = new LinkedHashMap<>();
    private final Map<String, ConstantDispatch> dispatches = new LinkedHashMap<>();

    private ConstantBodies(Release release, Homes homes, Refusals refusals) {
        this.release = release;
        this.homes = homes;
        this.refusals = refusals;
    }

    /** The release with such bodies beside their enums, in the version that runs, too: so the two can be compared. */
    static Release apart(Release release, Homes homes, Refusals refusals) {
        Map<String, byte[]> changed = new ConstantBodies(release, homes, refusals).changed();
        Map<String, byte[]> all = new TreeMap<>(release.next());
        if (!refusals.refuse()) {
            all.putAll(changed);
        }
        Map<String, byte[]> running = running(release);
        // What is said of it was said when it came.
        running.putAll(new ConstantBodies(new Release(release.shapes(), running, release.others()), homes, new Refusals())
                .changed());
        return new Release(release.shapes(), all, release.others(), release.renewed(),
                name -> Optional.ofNullable(running.get(name)).or(() -> release.running().apply(name)), release.transformed());
    }

    /** The enums that are loaded, and what lies in them, as compiled. */
    private static Map<String, byte[]> running(Release release) {
        Map<String, byte[]> running = new TreeMap<>();
        release.shapes().forEach((name, shape) -> {
            if (ConstantsOf.isEnum(shape)) {
                Set<String> names = new TreeSet<>(ConstantsOf.all(
                        release.running().apply(name).map(List::of).orElse(List.of())).bodies().keySet());
                release.next().keySet().stream().filter(each -> each.startsWith(name + '$')).forEach(names::add);
                names.add(name);
                names.forEach(each -> release.running().apply(each).ifPresent(bytes -> running.put(each, bytes)));
            }
        });
        return running;
    }

    /** The class files that are others so. */
    private Map<String, byte[]> changed() {
        release.shapes().forEach((name, shape) -> {
            byte[] next = release.next().get(name);
            if (next != null && ConstantsOf.isEnum(shape) && ConstantsOf.isEnum(next)) {
                look(Nodes.of(shape), name.replace('.', '/'));
            }
        });
        Map<String, byte[]> files = new TreeMap<>();
        changed.forEach((name, node) -> files.put(name.replace('/', '.'), Nodes.measured(node)));
        return files;
    }

    private void look(ClassNode shape, String name) {
        Map<String, String> before = EnumConstants.classes(shape);
        Map<String, String> wanted = EnumConstants.classes(Nodes.of(release.next().get(name.replace('/', '.'))));
        Map<String, String> actual = new LinkedHashMap<>(before);
        String maker = maker(shape, before);
        wanted.keySet().forEach(constant -> actual.putIfAbsent(constant, maker));
        List<String> moved = wanted.keySet().stream()
                .filter(constant -> !wanted.get(constant).equals(actual.get(constant))).toList();
        List<String> possible = moved.stream().filter(constant -> mayMove(name, constant, wanted, actual)).toList();
        if (possible.size() == moved.size()) {
            Set<String> carriers = moved.stream().map(actual::get).collect(Collectors.toCollection(TreeSet::new));
            if (!before.keySet().containsAll(added(name))) {
                // Objects of constants that are gone may live, too.
                carriers.add(maker);
            }
            carriers.removeIf(type -> type.equals(name) || !isThere(type));
            move(name, moved, wanted, actual, before);
            tellOfLocks(name, moved, actual);
            carriers.forEach(type -> dispatch(name).passOn(node(type), actual.keySet().stream()
                    .filter(constant -> actual.get(constant).equals(type) && !moved.contains(constant))
                    .map(constant -> EnumConstants.called(wanted.containsKey(constant) ? node(name) : shape, constant))
                    .toList()));
            left(name, wanted).forEach(type -> empty(node(type)));
            tell(name, moved, actual);
        }
    }

    private void move(String name, List<String> moved, Map<String, String> wanted, Map<String, String> actual,
            Map<String, String> before) {
        for (String constant : moved) {
            String body = wanted.get(constant);
            ClassNode beside = body.equals(name) ? null : node(body);
            tellOfFields(name, constant, beside, before.containsKey(constant));
            new ConstantMaking(node(name), refusals).make(constant, node(actual.get(constant)), beside,
                    before.containsKey(constant));
            if (beside != null) {
                BodyBeside moving = new BodyBeside(node(name), constant, beside);
                inside(body).forEach(inner -> moving.adapt(node(inner)));
                dispatch(name).add(constant, beside, moving);
            }
        }
        if (!moved.isEmpty()) {
            dispatch(name).finish();
        }
    }

    /** What a body begins with runs for a constant that is made, and once for one that the enum was loaded with. */
    private void tellOfFields(String name, String constant, ClassNode body, boolean wasThere) {
        boolean begins = wasThere && !isKept(name, BodyBeside.begun(constant), FieldHomes.STATIC);
        if (body != null && !begins && (wasThere || added(name).contains(constant))) {
            String fields = body.fields.stream()
                    .filter(field -> !Nodes.is(field.access, Opcodes.ACC_STATIC)
                            && !isKept(name, BodyBeside.own(constant, field.name), ""))
                    .map(field -> field.name).collect(Collectors.joining(", "));
            if (!fields.isEmpty()) {
                refusals.warn(name, "enum constant " + constant + " exists, and will have null, zero or false in " + fields
                        + ", which its body declares", "assign the values in code that runs during the upgrade");
            }
        }
    }

    private boolean isKept(String name, String field, String end) {
        return homes.fields().keySet().stream().anyMatch(key -> key.startsWith(name + '.' + field + ' ') && key.endsWith(end));
    }

    private ConstantDispatch dispatch(String name) {
        return dispatches.computeIfAbsent(name, key -> new ConstantDispatch(node(name), this::type));
    }

    /** The constants that some version had and the enum was not loaded with. */
    private Set<String> added(String name) {
        String begin = name + '.';
        String end = " L" + name + ';' + FieldHomes.STATIC;
        return homes.fields().keySet().stream().filter(key -> key.startsWith(begin) && key.endsWith(end))
                .map(key -> key.substring(begin.length(), key.length() - end.length())).collect(Collectors.toSet());
    }

    /** The loaded classes of bodies that stood beside the enum, and are not wanted. */
    private List<String> left(String name, Map<String, String> wanted) {
        return release.shapes().keySet().stream().map(type -> type.replace('.', '/'))
                .filter(type -> type.startsWith(name + '$') && isThere(type) && !wanted.containsValue(type)
                        && name.equals(superclass(release.next(), type)) && !name.equals(superclass(release.shapes(), type)))
                .toList();
    }

    private static String superclass(Map<String, byte[]> classes, String type) {
        byte[] found = classes.get(type.replace('/', '.'));
        return found == null ? null : new ClassReader(found).getSuperName();
    }

    private static void empty(ClassNode node) {
        BodyBeside.header(node);
        node.methods.clear();
        node.fields.clear();
    }

    /** The class of all constants that are not among those that the enum was loaded with. */
    private static String maker(ClassNode shape, Map<String, String> before) {
        boolean isAbstract = Nodes.is(shape.access, Opcodes.ACC_ABSTRACT);
        return before.values().stream().filter(type -> isAbstract && !type.equals(shape.name)).findFirst()
                .orElse(shape.name);
    }

    private boolean mayMove(String name, String constant, Map<String, String> wanted, Map<String, String> actual) {
        String body = wanted.get(constant);
        String type = actual.get(constant);
        if (!isThere(body) || !isThere(type)) {
            refusals.add(name, "enum constant " + constant + " has another body, and "
                    + (isThere(body) ? type : body).replace('/', '.') + " is not among the classes that change", LATER);
            return false;
        } else if (!body.equals(name) && name.equals(superclass(release.shapes(), body))) {
            refusals.add(name, "enum constant " + constant + " has the body that another one had, and an object keeps its"
                    + " class", "let a method decide by the constant");
            return false;
        }
        return true;
    }

    private void tell(String name, List<String> moved, Map<String, String> actual) {
        Map<String, List<String>> byType = moved.stream()
                .collect(Collectors.groupingBy(actual::get, TreeMap::new, Collectors.toList()));
        byType.forEach((type, constants) -> {
            boolean one = constants.size() == 1;
            refusals.warn(name, (one ? "enum constant " : "enum constants ") + String.join(", ", constants)
                    + (one ? " stays or becomes an object" : " stay or become objects") + " of class "
                    + type.replace('/', '.') + ", whatever " + (one ? "its body" : "their bodies"),
                    "ask getDeclaringClass() and not getClass()");
        });
    }

    /** The JVM takes the lock of a synchronized method before that can leave the constant to the enum. */
    private void tellOfLocks(String name, List<String> moved, Map<String, String> actual) {
        moved.stream().map(actual::get).filter(type -> !type.equals(name) && isThere(type)).distinct()
                .forEach(type -> dispatch(name).locked(node(type)).forEach(method -> refusals.warn(name, Words.method(method)
                        + " takes the lock of each constant that is an object of class " + type.replace('/', '.')
                        + ", where it is synchronized",
                        "leave it synchronized for all constants until the next restart")));
    }

    private boolean isThere(String name) {
        return release.next().containsKey(name.replace('/', '.'));
    }

    private List<String> inside(String body) {
        return release.next().keySet().stream().map(name -> name.replace('.', '/'))
                .filter(name -> name.startsWith(body + '$')).toList();
    }

    private ClassNode node(String name) {
        return changed.computeIfAbsent(name, key -> Nodes.of(release.next().get(key.replace('/', '.'))));
    }

    private ClassNode type(String name) {
        if (name == null || changed.containsKey(name)) {
            return changed.get(name);
        }
        String dots = name.replace('/', '.');
        return Optional.ofNullable(release.next().get(dots)).or(() -> release.others().apply(dots))
                .map(Nodes::outline).orElse(null);
    }
}
