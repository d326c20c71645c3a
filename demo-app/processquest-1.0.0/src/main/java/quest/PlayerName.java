package quest;

/** A player's name as the registry knows it, apart from the names of all other components. */
record PlayerName(String name) {}
