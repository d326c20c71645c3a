package dev.molt.reflect;

import dev.molt.jdk.AnnotationMemory;
import dev.molt.jdk.Jdk;
import java.lang.annotation.AnnotationFormatError;
import java.lang.ref.WeakReference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Remembers on which classes and members annotations were found that the application has, as nothing in them tells: so
 * what another version says there can be looked up for them.
 */
public final class AnnotationPlaces {

    private final Jdk jdk;
    private final AnnotationMemory memory;
    /** By handler, which compare by identity. */
    private final Map<Object, Place> places = new WeakHashMap<>();

    /**
     * @param member empty for the class itself
     * @param within true for an annotation that was a value in another one
     */
    private record Place(WeakReference<Class<?>> owner, String member, boolean within) {}

    AnnotationPlaces(Jdk jdk, AnnotationMemory memory) {
        this.jdk = jdk;
        this.memory = memory;
    }

    /** What is known of annotations. */
    public AnnotationMemory memory() {
        return memory;
    }

    /** Notes the annotations of some types that a class has handed out. */
    public void note(Class<?> owner, Predicate<Class<?>> types) {
        memory.handedOut(owner).forEach(each -> note(each, new Place(new WeakReference<>(owner), "", false), types));
    }

    /** Notes those that a member has handed out. */
    public void note(AccessibleObject member, Predicate<Class<?>> types) {
        Collection<?> handedOut = memory.handedOut(member);
        if (!handedOut.isEmpty()) {
            Class<?> owner = ((Member) member).getDeclaringClass();
            Place place = new Place(new WeakReference<>(owner), key((Member) member), false);
            handedOut.forEach(each -> note(each, place, types));
        }
    }

    private synchronized void note(Object annotation, Place place, Predicate<Class<?>> types) {
        Object handler = memory.handler(annotation);
        if (handler == null) {
            return;
        }
        if (types.test(memory.type(handler))) {
            places.put(handler, place);
        }
        Place within = new Place(place.owner(), place.member(), true);
        within(handler).forEach(each -> note(each, within, types));
    }

    /** The annotations among the values of one. */
    private List<Object> within(Object handler) {
        List<Object> found = new ArrayList<>();
        for (Object value : memory.values(handler).values()) {
            for (Object each : value instanceof Object[] all ? all : new Object[] {value}) {
                if (memory.handler(each) != null) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    /**
     * What an annotation would answer if it were found now.
     *
     * @param versions by class, the one that declares what the class is to declare
     * @param like tells whether what one in the same place answers is meant, if there may be several
     * @return empty if nobody knows where it was, or if it is no longer there
     */
    public Optional<Map<String, Object>> given(Object handler, Function<Class<?>, Class<?>> versions,
            Predicate<Map<String, Object>> like) {
        Place place;
        synchronized (this) {
            place = places.get(handler);
        }
        Class<?> owner = place == null ? null : place.owner().get();
        if (owner == null) {
            return Optional.empty();
        }
        List<Map<String, Object>> answers = new ArrayList<>();
        try {
            collect(annotations(versions.apply(owner), place.member()), place.within(), memory.type(handler), answers);
        } catch (RuntimeException | LinkageError | AnnotationFormatError e) {
            // The JDK would not read them there either.
            return Optional.empty();
        }
        answers.removeIf(each -> place.within() && !like.test(each));
        boolean clear = !answers.isEmpty()
                && answers.stream().allMatch(each -> AnnotationMemory.isSame(each, answers.get(0)));
        return clear ? Optional.of(answers.get(0)) : Optional.empty();
    }

    private void collect(Collection<?> annotations, boolean within, Class<?> type, List<Map<String, Object>> into) {
        for (Object annotation : annotations) {
            Object handler = memory.handler(annotation);
            List<Object> inner = within ? within(handler) : List.of();
            if (!within && memory.type(handler) == type) {
                into.add(memory.values(handler));
            }
            inner.stream().map(memory::handler).filter(each -> memory.type(each) == type)
                    .forEach(each -> into.add(memory.values(each)));
            collect(inner, within, type, into);
        }
    }

    private Collection<?> annotations(Class<?> version, String member) {
        if (member.isEmpty()) {
            return memory.annotations(version);
        }
        List<Object> members = new ArrayList<>(Arrays.asList((Object[]) jdk.loadedFields(version)));
        members.addAll(Arrays.asList((Object[]) jdk.loadedMethods(version)));
        members.addAll(Arrays.asList((Object[]) jdk.loadedConstructors(version)));
        return members.stream().filter(each -> key((Member) each).equals(member)).findFirst()
                .map(each -> Arrays.asList(((AnnotatedElement) each).getDeclaredAnnotations())).orElse(List.of());
    }

    private static String key(Member member) {
        String kind = member instanceof Field ? "field " : member instanceof Method ? "method " : "constructor ";
        return kind + Members.key(member);
    }
}
