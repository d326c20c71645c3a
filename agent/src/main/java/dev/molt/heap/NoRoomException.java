package dev.molt.heap;

/** The heap is too full for a walk. */
final class NoRoomException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
