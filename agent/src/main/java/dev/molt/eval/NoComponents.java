package dev.molt.eval;

import java.util.List;

/** What a JVM has that was not started from a release. */
final class NoComponents implements Components {

    @Override
    public Undoable start(String application, String type) throws EvaluationException {
        throw refusal();
    }

    @Override
    public Undoable stop(String application) throws EvaluationException {
        throw refusal();
    }

    @Override
    public Undoable startComponents(List<String> modules) throws EvaluationException {
        throw refusal();
    }

    @Override
    public Undoable stopComponents(List<String> modules) throws EvaluationException {
        throw refusal();
    }

    @Override
    public boolean isContainer(String module) {
        return false;
    }

    @Override
    public Undoable change(String container) throws EvaluationException {
        throw refusal();
    }

    @Override
    public Undoable configure() {
        return () -> "";
    }

    @Override
    public void undefine() {}

    private static EvaluationException refusal() {
        return new EvaluationException("this JVM was not started from a release: there are no components to start or stop");
    }
}
