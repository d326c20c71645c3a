/** The low-level script: translated from appups, checked, written down. */
package dev.molt.relup;
