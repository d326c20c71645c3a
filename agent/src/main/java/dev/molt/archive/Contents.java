package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads what entries hold, counts it, and never believes the size that they say they have. */
final class Contents {

    private static final int PIECE = 1 << 16;
    private static final int MOST_IN_MEMORY = 1 << 24;

    private final ZipBytes file;
    private final Refusals refusals;

    Contents(ZipBytes file, Refusals refusals) {
        this.file = file;
        this.refusals = refusals;
    }

    /** Hands an entry's contents to a sink: not one byte more than its header says. */
    void read(Item item, Sink sink) throws IOException, RefusedException {
        Counted counted = new Counted(item.header(), sink);
        if (item.header().method() == ZipHeader.STORED) {
            copy(item, counted);
        } else {
            inflate(item, counted);
        }
        counted.finish();
    }

    /** All of an entry of {@code META-INF}. */
    byte[] bytes(Item item) throws IOException, RefusedException {
        if (item.header().size() > MOST_IN_MEMORY) {
            throw refusals.refuse(
                    "too_large",
                    item.header().shown() + " has " + item.header().size() + " bytes; at most " + MOST_IN_MEMORY
                            + " are allowed in META-INF",
                    Refusals.MAKE_AGAIN);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        read(item, (piece, length) -> bytes.write(piece, 0, length));
        return bytes.toByteArray();
    }

    private void copy(Item item, Counted counted) throws IOException, RefusedException {
        long end = item.data() + item.header().compressed();
        for (long at = item.data(); at < end; at += PIECE) {
            int length = (int) Math.min(PIECE, end - at);
            counted.take(file.at(at, length).array(), length);
        }
    }

    private void inflate(Item item, Counted counted) throws IOException, RefusedException {
        Inflater inflater = new Inflater(true);
        byte[] out = new byte[PIECE];
        long at = item.data();
        long end = at + item.header().compressed();
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int length = (int) Math.min(PIECE, end - at);
                    if (length == 0) {
                        throw damaged(item);
                    }
                    inflater.setInput(file.at(at, length).array());
                    at += length;
                }
                int length = inflater.inflate(out);
                if (length == 0 && inflater.needsDictionary()) {
                    throw damaged(item);
                }
                counted.take(out, length);
            }
            if (inflater.getRemaining() > 0 || at < end) {
                throw damaged(item);
            }
        } catch (DataFormatException e) {
            throw damaged(item);
        } finally {
            inflater.end();
        }
    }

    private RefusedException damaged(Item item) {
        return refusals.refuse("damaged_entry", item.header().shown() + " cannot be unpacked", Refusals.FETCH_AGAIN);
    }

    /** Counts on the way to a sink. */
    private final class Counted {

        private final ZipHeader header;
        private final Sink sink;
        private final CRC32 crc = new CRC32();
        private long count;

        Counted(ZipHeader header, Sink sink) {
            this.header = header;
            this.sink = sink;
        }

        void take(byte[] bytes, int length) throws IOException, RefusedException {
            count += length;
            if (count > header.size()) {
                throw wrongSize("more");
            }
            crc.update(bytes, 0, length);
            sink.take(bytes, length);
        }

        void finish() throws RefusedException {
            if (count < header.size()) {
                throw wrongSize("fewer");
            }
            if (crc.getValue() != header.crc()) {
                throw refusals.refuse(
                        "wrong_checksum", header.shown() + " does not have its checksum", Refusals.FETCH_AGAIN);
            }
        }

        private RefusedException wrongSize(String how) {
            return refusals.refuse(
                    "wrong_size",
                    header.shown() + " says that it has " + header.size() + " bytes, and has " + how,
                    Refusals.MAKE_AGAIN);
        }
    }
}
