/** Loops that go on in the code of a later version: with the variables that they have, from their next round on. */
package dev.molt.loop;
