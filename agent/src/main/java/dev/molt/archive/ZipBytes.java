package dev.molt.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The bytes of a file that stays open, by their place.
 *
 * @param channel the file
 * @param size its length
 */
record ZipBytes(FileChannel channel, long size) {

    /** Some bytes as a little-endian buffer, ready to be read. */
    ByteBuffer at(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("byte " + position + " is behind the end of the file");
            }
        }
        return buffer.flip();
    }

    /** Four bytes, or 0 where there are no four. */
    int word(long position) throws IOException {
        return position < 0 || position + Integer.BYTES > size ? 0 : at(position, Integer.BYTES).getInt();
    }
}
