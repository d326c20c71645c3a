package dev.molt.it;

import java.util.stream.Stream;

/** How Molt comes into a JVM of a JDK: together with the application, or later. */
record Start(Jdk jdk, boolean attached) {

    /** With the application, on every JDK. */
    static Stream<Start> together() {
        return Jdk.all().map(jdk -> new Start(jdk, false));
    }

    /** Both ways on every JDK. */
    static Stream<Start> all() {
        return Stream.concat(together(), Jdk.all().map(jdk -> new Start(jdk, true)));
    }

    @Override
    public String toString() {
        return jdk + (attached ? ", attached" : ", at startup");
    }
}
