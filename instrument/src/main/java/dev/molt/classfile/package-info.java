/** Class files as values: what a class is shaped like and what it refers to. */
package dev.molt.classfile;
