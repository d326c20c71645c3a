package dev.molt.registry;

/** One step of a change of several files; paths are relative to the root. Done twice, it has done what it does once. */
sealed interface Step {

    /** A file gets this content. */
    record Write(String file, String content) implements Step {}

    /** A folder that was put aside gets to its place, where nothing is. */
    record Move(String from, String to) implements Step {}

    /** A folder or file goes, with all that is in it. */
    record Delete(String path) implements Step {}
}
