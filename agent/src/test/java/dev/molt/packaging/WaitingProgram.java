package dev.molt.packaging;

import java.io.IOException;

/** A target that runs until its input is closed. */
public final class WaitingProgram {

    private WaitingProgram() {}

    /** Waits. */
    public static void main(String[] arguments) throws IOException {
        System.out.println("waiting");
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
