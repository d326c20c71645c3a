package dev.molt.boot;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Modifier;

/**
 * A member that was added to a loaded class, as the code that asks for a handle on it was told.
 *
 * @param owner the class that declares it
 * @param name its name
 * @param modifiers its modifiers
 * @param home the class that has it, by name; an equal sign for one that the JVM knows with less access
 */
record AddedMember(Class<?> owner, String name, int modifiers, String home) {

    private static final String KEPT = "=";

    /** True for a member that was not added: it is open to more code than the JVM thinks. */
    boolean isKept() {
        return home.equals(KEPT);
    }

    /**
     * Finds one in a class or above it.
     *
     * @param table a line for each added member: class, name, descriptor, modifiers and home
     * @return null if it is none of them
     */
    static AddedMember find(String table, Class<?> in, String name, String descriptor) {
        AddedMember found = null;
        for (Class<?> owner = in; owner != null && found == null; owner = owner.getSuperclass()) {
            found = in(table, owner, name, descriptor);
            for (Class<?> parent : owner.getInterfaces()) {
                found = found == null ? find(table, parent, name, descriptor) : found;
            }
        }
        return found;
    }

    /** Finds one of a class itself; a field, if there is no descriptor. */
    static AddedMember in(String table, Class<?> owner, String name, String descriptor) {
        for (String line : table.split("\n")) {
            String[] words = line.split(" ");
            if (words.length > 1 && words[0].equals(owner.getName()) && words[1].equals(name)
                    && (descriptor == null ? words[2].charAt(0) != '(' : words[2].equals(descriptor))) {
                return new AddedMember(owner, name, Integer.parseInt(words[3]), words[4]);
            }
        }
        return null;
    }

    /** A table of one member without its being final: who made it accessible may write it. */
    static String writable(String table) {
        String[] words = table.split(" ");
        return words.length < 2 ? table : String.join(" ", words[0], words[1], words[2],
                Integer.toString(Integer.parseInt(words[3]) & ~Modifier.FINAL), words[4]);
    }

    /** The class that has it. */
    Class<?> place() {
        try {
            return Class.forName(home, false, owner.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LinkageError(home + " is gone, which has " + owner.getName() + '.' + name, e);
        }
    }

    /** The type of a field. */
    Class<?> type() throws NoSuchFieldException {
        return place().getField(name).getType();
    }

    /** The same where the JDK's answer is known to be none, as it would not be if the member were of the other kind. */
    void check(Lookup lookup, boolean isStatic) throws IllegalAccessException {
        if (Modifier.isStatic(modifiers) != isStatic) {
            throw new IllegalAccessException(owner.getName() + '.' + name + " is " + (isStatic ? "not " : "") + "static");
        }
        check(lookup);
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
