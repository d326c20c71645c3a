package dev.molt.jdk;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * The JDK's table of the members that reflection does not show, with an answer of ours for every class that is not the
 * JVM's own.
 *
 * <p>Nothing is kept for a class: to register twenty thousand of them would take seconds, and would keep their loaders.
 */
abstract class HiddenMembers extends AbstractMap<Class<?>, Set<String>> {

    private final Map<Class<?>, Set<String>> jdk;

    /**
     * A table.
     *
     * @param jdk what was there
     */
    HiddenMembers(Map<Class<?>, Set<String>> jdk) {
        this.jdk = jdk;
    }

    /** The names to leave out of a class. */
    abstract Set<String> ours(Class<?> type);

    @Override
    public Set<String> get(Object key) {
        Set<String> names = jdk.get(key);
        boolean application = names == null && key instanceof Class<?> type && type.getClassLoader() != null;
        return application ? ours((Class<?>) key) : names;
    }

    /** What the JDK copies when it adds to the table. */
    @Override
    public Set<Entry<Class<?>, Set<String>>> entrySet() {
        return jdk.entrySet();
    }
}
