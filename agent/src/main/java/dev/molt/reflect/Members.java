package dev.molt.reflect;

import dev.molt.boot.Body;
import dev.molt.jdk.Hiding;
import dev.molt.reshape.MirrorClass;
import dev.molt.reshape.Preparation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what reflection shows of a class. */
final class Members {

    private static final int KIND = Modifier.STATIC | Modifier.PRIVATE;

    private final Reflections all;
    private final PrivateState hidden;
    private final Accesses accesses;
    private final Targets targets;

    Members(Reflections all, PrivateState hidden, Accesses accesses, Targets targets) {
        this.all = all;
        this.hidden = hidden;
        this.accesses = accesses;
        this.targets = targets;
    }

    /** The members to show instead of those that the JVM has, which are of the same kind. */
    Object[] of(Object[] loaded, Class<?> type, boolean publicOnly) {
        Optional<Class<?>> mirror = all.mirror(type);
        if (mirror.isEmpty()) {
            return own(loaded);
        }
        Map<List<Object>, AccessibleObject> had = new HashMap<>();
        for (Object member : all.all(type, loaded)) {
            had.put(key((Member) member), (AccessibleObject) member);
        }
        // The JVM makes new ones each time: one becomes what is shown, the other stays what it is.
        Object[] reals = all.all(mirror.get(), loaded);
        Object[] shown = all.all(mirror.get(), loaded);
        List<Object> members = new ArrayList<>();
        for (int i = 0; i < reals.length; i++) {
            Member real = (Member) reals[i];
            if (!publicOnly || Modifier.isPublic(real.getModifiers())) {
                members.add(member(type, real, (AccessibleObject) shown[i], had.get(key(real))));
            }
        }
        return members.toArray(Reflections.array(loaded, 0));
    }

    private Object member(Class<?> type, Member real, AccessibleObject shown, AccessibleObject had) {
        if (had != null && isSame((Member) had, real) && !isMoved(type, real)) {
            hidden.change(had, (AccessibleObject) real);
            return had;
        }
        hidden.become(shown, type, accesses.of(body(type, real, false)), accesses.of(body(type, real, true)));
        return shown;
    }

    /** True for a static field that was not final in an earlier version, and is again. */
    private boolean isMoved(Class<?> type, Member real) {
        int moved = Modifier.STATIC | Modifier.FINAL;
        State state = all.state(type.getClassLoader());
        return real instanceof Field field && (real.getModifiers() & moved) == moved
                && state.homes().statics(type.getName(), field.getName(), field.getType().descriptorString()).isPresent()
                && !MirrorClass.isConstant(state.next().get(type.getName()), field.getName());
    }

    private Body body(Class<?> type, Member real, boolean overriding) {
        return real instanceof Field field ? new AddedField(type, field, overriding, targets)
                : new AddedCode(type, (Executable) real, targets);
    }

    /** What Molt put into classes when they were loaded is left out. */
    Object[] own(Object[] loaded) {
        Object[] own = Arrays.stream(loaded)
                .filter(member -> !(member instanceof Field field && Preparation.fields().contains(field.getName()))
                        && !(member instanceof Method method && Hiding.isCatcher(method)
                                && method.getName().equals("toString")))
                .toArray(length -> Reflections.array(loaded, length));
        return own.length == loaded.length ? loaded : own;
    }

    /**
     * A member that became static, or private, or ceased to be, is another one of the same name, and so is a static field
     * that is no longer final.
     */
    static boolean isSame(Member had, Member next) {
        int lost = had.getModifiers() & ~next.getModifiers();
        if (had instanceof Field && Modifier.isFinal(lost) && Modifier.isStatic(had.getModifiers())) {
            return false;
        }
        int kind = had instanceof Constructor ? 0 : had instanceof Field ? Modifier.STATIC : KIND;
        return ((had.getModifiers() ^ next.getModifiers()) & kind) == 0;
    }

    /** What makes a member another one. */
    static List<Object> key(Member member) {
        List<Object> key = new ArrayList<>(List.of(member.getName()));
        if (member instanceof Executable executable) {
            key.addAll(Arrays.asList(executable.getParameterTypes()));
        }
        key.add(member instanceof Method method ? method.getReturnType()
                : member instanceof Field field ? field.getType() : void.class);
        if (member instanceof Constructor) {
            key.set(0, "<init>");
        }
        return key;
    }
}
