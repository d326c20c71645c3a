package quest;

/**
 * What an enemy leaves behind.
 *
 * @param value what the market pays for it, in bucks
 */
public record Loot(String name, int value) {}
