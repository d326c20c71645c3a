package quest;

/** What a player is at; each callback of {@link Player} answers with the next. */
enum Phase {
    KILLING,
    SELLING,
    BUYING
}
