/** The few types on the boot class path of an upgraded JVM, which classes of any loader may call; java.base only. */
package dev.molt.boot;
