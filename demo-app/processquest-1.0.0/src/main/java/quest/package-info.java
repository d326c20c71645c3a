/** The game: players that fight, sell what they find and buy better equipment, each on a thread of its own. */
package quest;
