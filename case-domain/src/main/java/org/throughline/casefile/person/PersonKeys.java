package org.throughline.casefile.person;

import java.util.Optional;

/**
 * Seals what is personal with the key of the person it is about. Whoever destroys the key has
 * erased everything that it sealed, wherever it stands.
 */
public interface PersonKeys {

    /**
     * Seals a value.
     *
     * @param place where it will stand; it opens nowhere else
     * @return text that says which key opens it
     * @throws PersonErased when the person's key was destroyed
     */
    String seal(DataSubject subject, String place, byte[] value);

    /**
     * Opens a value.
     *
     * @param place where it stands
     * @return empty when the key was destroyed
     * @throws IllegalStateException when it was not sealed here, was changed, or stood elsewhere
     */
    Optional<byte[]> open(String place, String sealed);

    /**
     * Opens a value of whom it is known whose it is. What names the key of somebody else, or one
     * that this person never had, was not sealed there: an edit is neither an erasure nor a lost
     * key.
     *
     * @param place where it stands
     * @return empty when the person's key was destroyed
     * @throws IllegalStateException when it was not sealed here, was changed, or stood elsewhere
     */
    default Optional<byte[]> open(DataSubject subject, String place, String sealed) {
        return open(place, sealed);
    }

    /**
     * Notices what was erased meanwhile, on other nodes as well; sealing and opening do the same.
     */
    default void noticeErasures() {}
}
