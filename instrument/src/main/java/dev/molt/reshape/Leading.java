package dev.molt.reshape;

/** Says for each reference in code where it has to lead. */
interface Leading {

    /** Where a field access leads. */
    Target field(Site site, int opcode, String owner, String name, String descriptor);

    /** Where a call leads that is none of a constructor. */
    Target method(Site site, int opcode, String owner, String name, String descriptor);

    /** Where the call of a constructor leads that follows a new: the target takes a null in place of the object. */
    Target constructor(Site site, String owner, String descriptor);

    /** A static method that makes an object. */
    Target maker(Site site, String owner, String descriptor);

    /** A static method that does what would be linked at run time. */
    Target.Static bridge(Site site, Target.Linked linked);

    /** True if a class that is running lacks this constructor. */
    boolean isAddedConstructor(String owner, String descriptor);

    /** Told of each method that objects are handed, as those of lambdas are. */
    default void handed(Target.Static target) {
    }

    /** The added members that code may ask for by name, as {@link AddedNames} writes them. */
    default String added(Site site) {
        return "";
    }
}
