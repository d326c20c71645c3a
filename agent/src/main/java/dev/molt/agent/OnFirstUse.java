package dev.molt.agent;

import java.util.function.Supplier;

/**
 * Makes a value when it is asked for first, and keeps it.
 *
 * @param <T> the value's type
 */
final class OnFirstUse<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private T value;

    OnFirstUse(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (value == null) {
            value = maker.get();
        }
        return value;
    }
}
