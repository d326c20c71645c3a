/** How the command line talks to the agent: one JSON line there, JSON lines back, over a Unix domain socket. */
package dev.molt.control;
