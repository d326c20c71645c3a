package dev.molt.boot;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Modifier;

/**
 * A field that was added to a loaded class, as the code that asks for a handle on it was told.
 *
 * @param owner the class that declares it
 * @param name its name
 * @param type its type
 * @param modifiers its modifiers
 * @param home the class that has it
 */
record AddedField(Class<?> owner, String name, Class<?> type, int modifiers, Class<?> home) {

    /**
     * Finds one in a class or above it.
     *
     * @param table a line for each added field: class, name, descriptor, modifiers and home
     * @param type its type; null to take any, of the class itself
     * @return null if it is none of them
     */
    static AddedField find(String table, Class<?> in, String name, Class<?> type) {
        for (Class<?> owner = in; owner != null; owner = type == null ? null : owner.getSuperclass()) {
            for (String line : table.split("\n")) {
                String[] words = line.split(" ");
                if (words.length > 1 && words[0].equals(owner.getName()) && words[1].equals(name)
                        && (type == null || words[2].equals(type.descriptorString()))) {
                    return of(owner, words);
                }
            }
        }
        return null;
    }

    private static AddedField of(Class<?> owner, String[] words) {
        try {
            Class<?> home = Class.forName(words[4], false, owner.getClassLoader());
            return new AddedField(owner, words[1], home.getField(words[1]).getType(), Integer.parseInt(words[3]), home);
        } catch (ClassNotFoundException | NoSuchFieldException e) {
            throw new LinkageError(words[4] + " does not have the field " + words[1] + " of " + owner.getName(), e);
        }
    }

    boolean isStatic() {
        return Modifier.isStatic(modifiers);
    }

    boolean isFinal() {
        return Modifier.isFinal(modifiers);
    }

    boolean isVolatile() {
        return Modifier.isVolatile(modifiers);
    }

    /** Its home has it open to all. */
    void check(Lookup lookup) throws IllegalAccessException {
        Class<?> caller = lookup.lookupClass();
        int modes = lookup.lookupModes();
        boolean beside = (modes & Lookup.PACKAGE) != 0 && caller.getPackageName().equals(owner.getPackageName())
                && caller.getClassLoader() == owner.getClassLoader();
        boolean seen = Modifier.isPublic(modifiers)
                || Modifier.isPrivate(modifiers) && (modes & Lookup.PRIVATE) != 0 && caller.isNestmateOf(owner)
                || !Modifier.isPrivate(modifiers) && beside
                || Modifier.isProtected(modifiers) && (modes & Lookup.PROTECTED) != 0 && owner.isAssignableFrom(caller);
        if (!seen) {
            throw new IllegalAccessException("no access to " + owner.getName() + '.' + name + " from " + lookup);
        }
    }
}
