package dev.molt.eval;

import java.util.List;

/** The applications and components of a release that can be started and stopped while a script is evaluated. */
public interface Components {

    /**
     * Starts an application that is added, or loads it.
     *
     * @param type how, in OTP's words: {@code permanent}, {@code load} and so on
     * @throws EvaluationException if it fails; nothing of it is started then
     */
    Undoable start(String application, String type) throws EvaluationException;

    /**
     * Stops an application; one that only goes is stopped when nothing can fail any more.
     *
     * @throws EvaluationException if it is not part of the release
     */
    Undoable stop(String application) throws EvaluationException;

    /**
     * Starts the components of modules, each in its place in its container.
     *
     * @throws EvaluationException if one fails
     */
    Undoable startComponents(List<String> modules) throws EvaluationException;

    /** Stops the components of modules. */
    Undoable stopComponents(List<String> modules) throws EvaluationException;

    /** True if components live in this module. */
    boolean isContainer(String module);

    /**
     * Starts the components that the new version of a container adds; those that it has no more are stopped when nothing
     * can fail any more, and all others stay as they are.
     *
     * @throws EvaluationException if one fails
     */
    Undoable change(String container) throws EvaluationException;

    /**
     * Gives the applications their new configuration.
     *
     * @throws EvaluationException if one does not take it
     */
    Undoable configure() throws EvaluationException;

    /** From now on, what is not undone yet is what it was before: called once, when the old code is back. */
    void undefine();

    /** Something done that can be taken back until all else has succeeded. */
    interface Undoable {

        /** What was done, for the journal. */
        String detail();

        /** Why it failed half way, so that what was done has to be taken back; empty if it did not. */
        default String failure() {
            return "";
        }

        /**
         * Takes back what needs the new code for it.
         *
         * @return what could not be taken back; empty if all was
         */
        default String takeBack() {
            return "";
        }

        /**
         * Takes back the rest, once the old code is back.
         *
         * @return what could not be taken back; empty if all was
         */
        default String restore() {
            return "";
        }

        /**
         * Does what cannot be taken back; it is too late to fail.
         *
         * @return what went wrong; empty if nothing did
         */
        default String finish() {
            return "";
        }
    }

    /** Of a JVM that was not started from a release: there is nothing that Molt could start or stop. */
    static Components none() {
        return new NoComponents();
    }
}
