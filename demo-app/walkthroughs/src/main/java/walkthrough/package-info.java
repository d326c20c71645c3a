/** Stories told with running JVMs: each plays the game, upgrades it with Molt and checks every claim it makes. */
package walkthrough;
