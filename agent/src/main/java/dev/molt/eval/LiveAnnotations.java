package dev.molt.eval;

import dev.molt.heap.Found;
import dev.molt.heap.HeapWalk;
import dev.molt.jdk.AnnotationMemory;
import dev.molt.reflect.AnnotationPlaces;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Has the JDK know the elements that annotation types have in another version, and the annotations that it has made
 * answer accordingly.
 */
final class LiveAnnotations {

    private final Tools tools;
    private final ClassLoader loader;
    private final Map<String, byte[]> next = new TreeMap<>();
    /** By annotation type, what was known of it before the first change; null if nothing was. */
    private final Map<Class<?>, Object> before = new LinkedHashMap<>();
    /** By handler, what it answered before the first change. */
    private final Map<Object, Map<String, Object>> answered = new IdentityHashMap<>();
    /** By handler, what it is to answer once nothing old runs. */
    private final Map<Object, Map<String, Object>> wanted = new IdentityHashMap<>();
    /** Null until it is looked at, and where this JDK keeps annotations in a way of its own. */
    private AnnotationPlaces places;
    /** True if annotations are to be found in other places. */
    private boolean rules;
    /** True once annotations were looked for, and may answer otherwise. */
    private boolean adapted;

    LiveAnnotations(Tools tools, ClassLoader loader) {
        this.tools = tools;
        this.loader = loader;
    }

    /**
     * Looks at the loaded classes that are to be redefined, and writes nothing: the JDK forgets their annotations.
     *
     * @param versions by class, the version wanted
     */
    void next(Map<String, byte[]> versions) {
        next.clear();
        next.putAll(versions);
        try {
            places = tools.reflections().annotations();
        } catch (ReflectiveOperationException e) {
            return;
        }
        note();
        Set<Class<?>> seen = new HashSet<>();
        annotationTypes().forEach(type -> initializeEnums(mirror(type), seen));
    }

    private void note() {
        for (String name : next.keySet()) {
            Class<?> owner = tools.jdk().findLoaded(loader, name);
            if (owner != null) {
                places.note(owner, LiveAnnotations::isOfApplication);
                places.memory().remembered(owner).forEach(member -> places.note(member, LiveAnnotations::isOfApplication));
            }
        }
    }

    /** Values are read once callers may wait, and must not be the first that somebody asks of an enum. */
    private static void initializeEnums(Class<?> annotation, Set<Class<?>> seen) {
        try {
            for (Method element : annotation.getDeclaredMethods()) {
                Class<?> type = element.getReturnType();
                Class<?> value = type.isArray() ? type.getComponentType() : type;
                if (value.isEnum()) {
                    Class.forName(value.getName(), true, value.getClassLoader());
                } else if (value.isAnnotation() && seen.add(value)) {
                    initializeEnums(value, seen);
                }
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            // Who reads its values is told.
        }
    }

    private static boolean isOfApplication(Class<?> type) {
        return type.getClassLoader() != null;
    }

    /**
     * Just before the redefinition: whoever runs new code finds the new elements.
     *
     * @throws EvaluationException if that cannot be; {@link #undo} has to follow the redefinition back
     */
    void become() throws EvaluationException {
        List<Class<?>> types = annotationTypes();
        if (types.isEmpty()) {
            return;
        } else if (places == null) {
            throw new EvaluationException("this JDK does not keep annotations as Molt knows it, and " + types.get(0).getName()
                    + " may have other elements");
        }
        note();
        AnnotationMemory memory = places.memory();
        Map<Class<?>, Object> changing = new LinkedHashMap<>();
        boolean answers = false;
        for (Class<?> type : types) {
            Object known = memory.known(type);
            Object wanted = memory.read(mirror(type));
            boolean otherElements = known != null && !memory.haveSameElements(known, wanted);
            boolean otherRules = known != null && !memory.haveSameRules(known, wanted);
            if (known == null || otherElements || otherRules) {
                changing.put(type, known);
                if (!before.containsKey(type)) {
                    before.put(type, known);
                }
                answers |= otherElements;
                rules |= otherRules;
            }
        }
        // Once more, as the default of one may be an annotation of another.
        for (int i = 0; i < 2; i++) {
            changing.keySet().forEach(type -> memory.know(type, memory.read(mirror(type))));
        }
        if (answers) {
            changing.values().removeIf(known -> known == null);
            adapt(changing);
            adapted = true;
        }
    }

    private List<Class<?>> annotationTypes() {
        List<Class<?>> types = new ArrayList<>();
        for (String name : next.keySet()) {
            Class<?> type = tools.jdk().findLoaded(loader, name);
            if (type != null && type.isAnnotation()) {
                types.add(type);
            }
        }
        return types;
    }

    /** Behind the redefinition: reflection shows the new elements. */
    void settle() {
        if (places != null) {
            AnnotationMemory memory = places.memory();
            before.keySet().forEach(type -> memory.know(type, memory.read(type)));
            wanted.forEach(memory::answer);
            answered.keySet().forEach(memory::forgetElements);
            forgetInherited();
        }
    }

    /** A class that is redefined looks again at its annotations, and its subclasses do not. */
    private void forgetInherited() {
        for (Class<?> type : tools.instrumentation().getAllLoadedClasses()) {
            if (places.memory().hasHandedOut(type) && (rules || inherits(type))) {
                places.note(type, LiveAnnotations::isOfApplication);
                places.memory().forgetHandedOut(type);
            }
        }
    }

    private boolean inherits(Class<?> type) {
        for (Class<?> each = type.getSuperclass(); each != null && each != Object.class; each = each.getSuperclass()) {
            if (each.getClassLoader() == loader && next.containsKey(each.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Behind the redefinition back: all is as it was, also for what was made meanwhile. */
    void undo() throws EvaluationException {
        if (places == null) {
            return;
        }
        forgetInherited();
        if (!before.isEmpty()) {
            takeBack(places.memory());
        }
    }

    private void takeBack(AnnotationMemory memory) throws EvaluationException {
        Map<Class<?>, Object> given = new LinkedHashMap<>();
        before.keySet().forEach(type -> given.put(type, memory.known(type)));
        before.forEach((type, known) -> memory.know(type, known == null ? memory.read(type) : known));
        Map<Object, Map<String, Object>> old = new IdentityHashMap<>(answered);
        old.forEach(memory::answer);
        next.clear();
        if (adapted) {
            adapt(given);
        }
        wanted.forEach(memory::answer);
        // These as they were, whatever the old version would say.
        old.forEach(memory::answer);
        answered.keySet().forEach(memory::forgetElements);
        before.clear();
        answered.clear();
        wanted.clear();
    }

    /** @param changing by annotation type, what was known of it until now */
    private void adapt(Map<Class<?>, Object> changing) throws EvaluationException {
        AnnotationMemory memory = places.memory();
        List<Object> handlers = new ArrayList<>();
        for (Class<?> owner : tools.instrumentation().getAllLoadedClasses()) {
            places.note(owner, changing::containsKey);
        }
        for (Object object : found(memory)) {
            if (object instanceof AccessibleObject member) {
                places.note(member, changing::containsKey);
            } else if (changing.containsKey(memory.type(object))) {
                handlers.add(object);
            }
        }
        for (Object handler : handlers) {
            Class<?> type = memory.type(handler);
            AnnotationAnswers answers = new AnnotationAnswers(memory, changing.get(type), memory.known(type));
            Map<String, Object> had = memory.values(handler);
            Map<String, Object> now = places.given(handler, this::version, each -> answers.agree(had, each))
                    .map(given -> answers.of(had, given)).orElseGet(() -> answers.of(had));
            answered.putIfAbsent(handler, had);
            wanted.put(handler, now);
            // Until the redefinition, old code asks for elements that go.
            Map<String, Object> both = new LinkedHashMap<>(now);
            had.forEach(both::putIfAbsent);
            memory.answer(handler, both);
        }
    }

    /** Annotations, and the members that hand them out. */
    private List<Object> found(AnnotationMemory memory) throws EvaluationException {
        Set<Class<?>> types = new HashSet<>(AnnotationMemory.members());
        types.add(memory.handlers());
        try {
            Found found = new HeapWalk(tools.instrumentation(), tools.jdk()).find(types, List.of());
            if (found.gaveUp().isPresent()) {
                throw new EvaluationException("the annotations that exist cannot be found: " + found.gaveUp().get());
            }
            return found.objects();
        } catch (ReflectiveOperationException e) {
            throw new EvaluationException("this JVM's heap cannot be walked: " + e, e);
        }
    }

    /** The class that declares what another will. */
    private Class<?> version(Class<?> type) {
        return type.getClassLoader() == loader && next.containsKey(type.getName()) ? mirror(type)
                : tools.reflections().declaring(type);
    }

    private Class<?> mirror(Class<?> type) {
        return tools.reflections().mirror(type, next.get(type.getName()));
    }
}
