package dev.molt.boot;

/** What holds the fields that a version added to an object. */
public interface Holder {

    /** How many kinds of holders its class had before: a later one takes an earlier one's place. */
    int generation();
}
