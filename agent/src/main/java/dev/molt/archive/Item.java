package dev.molt.archive;

/**
 * An entry of a zip, and where its contents are.
 *
 * @param header what the directory says of it
 * @param data where its contents begin
 */
record Item(ZipHeader header, long data) {

    String name() {
        return header.name();
    }
}
